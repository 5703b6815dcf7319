/** A number that a simulated regular season should have, and how far off it may be. */
export interface Target {
  readonly area: 'score' | 'margin' | 'rates' | 'counts' | 'zones' | 'players' | 'plays' | 'schedule';
  /** Name under which `measureSeason` gives it. */
  readonly name: string;
  readonly low: number;
  readonly target: number;
  readonly high: number;
  /** Held by a test. */
  readonly isBold: boolean;
}

type Area = Target['area'];

const list: Target[] = [];

function around(area: Area, name: string, target: number, tolerance: number, isBold = false): void {
  list.push({ area, name, target, low: target - tolerance, high: target + tolerance, isBold });
}

/** Mean within 2 %, standard deviation within 10 %. */
function spread(area: Area, name: string, target: number, deviation: number, isBold = false): void {
  around(area, name, target, Math.abs(target) * 0.02, isBold);
  around(area, `${name} sd`, deviation, deviation * 0.1, isBold);
}

/** Soft ones: a tenth either way. */
function about(area: Area, entries: Readonly<Record<string, number>>, share = 0.1): void {
  for (const [name, target] of Object.entries(entries)) around(area, name, target, Math.abs(target) * share);
}

// The game log of 2024-25: 1,230 games.
spread('score', 'PTS', 113.8, 12.7, true);
around('score', 'teams correlation', 0.21, 0.07);
spread('score', 'total', 227.7, 19.8);
for (const quarter of ['Q1', 'Q2', 'Q3', 'Q4']) around('score', `${quarter} sd`, 5.8, 0.58);
around('margin', 'home margin', 1.7, 1.35, true);
around('margin', 'margin sd', 15.8, 1.58, true);
around('margin', 'residual sd', 13.6, 1.36);
around('margin', 'rating sd', 5.7, 0.57);
around('margin', 'home wins', 0.544, 0.043, true);
around('margin', 'margin <= 3', 0.15, 0.03);
around('margin', 'margin <= 5', 0.25, 0.037);
around('margin', 'margin >= 20', 0.21, 0.035);
around('margin', 'margin >= 30', 0.065, 0.021);
around('margin', 'median margin', 10, 1);
around('margin', 'W% sd', 0.16, 0.016);
around('margin', 'most wins', 68, 7);
around('margin', 'fewest wins', 17, 6);
around('margin', 'overtime', 0.049, 0.019, true);
around('margin', 'double overtime', 0.003, 0.005);
spread('rates', 'pace', 98.8, 4.8, true);
spread('rates', 'possessions', 99.4, 5.2);
spread('rates', 'ORtg', 114.6, 11.9, true);
spread('rates', 'eFG', 0.543, 0.066, true);
spread('rates', 'TS', 0.577, 0.061);
around('rates', '2P%', 0.545, 0.011);
around('rates', '3P%', 0.36, 0.0072, true);
around('rates', 'FT%', 0.78, 0.0156, true);
spread('rates', '3PAr', 0.421, 0.072);
spread('rates', 'FTr', 0.243, 0.086);
spread('rates', 'ORB%', 0.252, 0.076);
spread('rates', 'TOV%', 0.126, 0.035);
spread('counts', 'FGA', 89.2, 7.3);
spread('counts', '3PA', 37.6, 7);
spread('counts', 'FTA', 21.7, 6.9);
spread('counts', 'ORB', 11.1, 4);
spread('counts', 'DRB', 33, 5.4);
spread('counts', 'AST', 26.6, 5.3);
around('counts', 'assisted FGM', 0.637, 0.0127);
spread('counts', 'STL', 8.2, 3.1);
spread('counts', 'BLK', 4.9, 2.5);
spread('counts', 'TOV', 14.3, 4);
around('counts', 'team TOV', 0.8, 0.2);
spread('counts', 'PF', 18.6, 4.2);
about('zones', {
  'share restricted': 0.33,
  'share paint': 0.16,
  'share mid': 0.09,
  'share corner': 0.11,
  'share above': 0.32,
});
about('zones', { 'assisted restricted': 0.6, 'assisted mid': 0.29, 'assisted above': 0.81, 'assisted corner': 0.9 });
[37, 35, 33, 31, 29, 24, 20, 15, 12, 7].forEach((minutes, rank) => {
  around('players', `minutes rank ${rank + 1}`, minutes, 1.5);
});
around('players', 'players used', 10.3, 0.5);
around('players', 'players used min', 8, 1);
around('players', 'players used max', 13, 1);
[25, 19, 15, 13, 10, 8, 6, 5, 3].forEach((points, rank) => {
  // The row adds up to 104 of a team's 113.8: a tenth either way leaves room for the rest.
  around('players', `points rank ${rank + 1}`, points, Math.max(1, points / 10));
});
about('players', { 'foul-outs': 0.08, '40 points': 0.04, 'triple-doubles': 0.11 }, 0.4);
about('players', { 'double-doubles': 1.56 }, 0.15);
about('players', { 'USG p2': 10, 'USG p10': 13, 'USG p50': 19, 'USG p90': 28, 'USG p98': 33, 'USG max': 37 });
around('players', 'player TS', 0.586, 0.012);
around('players', 'player TS sd', 0.047, 0.0047);
around('players', 'players at 20 points', 47, 8);
around('players', 'top average', 33.5, 3);
about('players', { 'games p25': 23, 'games p50': 51, 'games p75': 68 });
around('players', 'max minutes', 38, 1);
about('plays', { substitutions: 48, timeouts: 11, 'foul rows': 40, 'offensive fouls': 3 });
around('plays', 'technicals', 1, 0.25);
around('plays', 'heaves', 0.3, 0.1);
around('plays', 'actions', 560, 50);
around('schedule', 'dates', 163, 0);
around('schedule', 'back-to-backs', 15, 1);
around('schedule', 'neutral games', 5, 0);
around('schedule', 'most games a date', 15, 1);

/** Every target with its bounds, in the order of the areas. */
export const targets: readonly Target[] = list;
