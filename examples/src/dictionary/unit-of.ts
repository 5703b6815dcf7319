import type { DescribedColumn } from './described-table.ts';

const units: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/(^|_)seconds(_|$)/, 's'],
  [/(^|_)minutes(_|$)/, 'min'],
  [/_feet$/, 'ft'],
  [/^games_in_/, 'number'],
  [/_days$/, 'days'],
  [/_hours$/, 'h'],
  [/^(opponent_)?elo_/, 'Elo points'],
  [/^win_probability/, '0 to 1'],
  [/^loc_[xy]$/, '0.1 ft'],
  [/_km$/, 'km'],
  [/^(latitude|longitude)$/, '°'],
  [/_at$/, 'UTC'],
  [/_date$|^date$/, 'US Eastern day'],
  [/_pct(_|$)|_share(_|$)|^share_/, '0 to 1'],
  [/_per_36$/, 'a 36 min'],
  [/_per_100_|(^|_)(ortg|drtg|net_rtg)(_|$)/, 'a 100 possessions'],
  [/_per_game$/, 'a game'],
  [/^pace|_pace/, 'possessions a 48 min'],
  [/games_back$/, 'games'],
];

/** The unit of a column, from its name and type: names say it. */
export function unitOf({ name, type }: DescribedColumn): string {
  if (type === 'STRING') return '';
  if (type === 'BOOL') return 'yes or no';
  return units.find(([pattern]) => pattern.test(name))?.[1] ?? (/64$/.test(type) ? 'number' : '');
}
