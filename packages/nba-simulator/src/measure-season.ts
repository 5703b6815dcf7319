import { measurePlayers } from './measure-players.ts';
import { measureSchedule } from './measure-schedule.ts';
import type { League, SimGame, TeamLine } from './sim-game.ts';

/** Named numbers of a season, under the names that `targets` uses. */
export type Measures = Readonly<Record<string, number>>;

/** Measures the regular season, every game in full: seconds, not milliseconds. */
export function measureSeason(league: League): Measures {
  const samples = new Samples();
  const games = league.schedule.filter(({ season_type }) => season_type === 2);
  const players = measurePlayers();
  for (const { game_id } of games) {
    const game = league.game(game_id);
    measureGame(samples, game);
    players.add(game);
  }
  const { sum } = samples;
  const share = (part: string, whole: string): number => sum(part) / sum(whole);
  const out: Record<string, number> = {
    ...measureSchedule(league),
    ...players.measures(),
    '3P%': share('3PM', '3PA'),
    '2P%': share('2PM', '2PA'),
    'FT%': share('FTM', 'FTA'),
    'assisted FGM': share('AST', 'FGM'),
  };
  for (const name of sampled) {
    out[name] = samples.mean(name);
    out[`${name} sd`] = samples.sd(name);
  }
  for (const zone of ['restricted', 'paint', 'mid', 'corner', 'above']) {
    out[`share ${zone}`] = share(`shots ${zone}`, 'FGA');
    out[`assisted ${zone}`] = share(`assisted ${zone}`, `made ${zone}`);
  }
  return out;
}

const sampled = [
  'PTS',
  'pace',
  'possessions',
  'ORtg',
  'eFG',
  'TS',
  '3PAr',
  'FTr',
  'ORB%',
  'TOV%',
  'FGA',
  '3PA',
  'FTA',
  'ORB',
  'DRB',
  'AST',
  'STL',
  'BLK',
  'TOV',
  'team TOV',
  'PF',
  'substitutions',
  'timeouts',
  'foul rows',
  'offensive fouls',
  'technicals',
  'heaves',
  'actions',
  'Q1',
  'Q2',
  'Q3',
  'Q4',
  'live team rebounds',
  'dead team rebounds',
  'duration',
] as const;

/** Values by name, a value per team-game or per game. */
class Samples {
  private readonly values = new Map<string, number[]>();

  add(name: string, value: number): void {
    const list = this.values.get(name);
    if (list) list.push(value);
    else this.values.set(name, [value]);
  }

  sum = (name: string): number => (this.values.get(name) ?? []).reduce((a, b) => a + b, 0);

  mean(name: string): number {
    return this.sum(name) / (this.values.get(name) ?? []).length;
  }

  sd(name: string): number {
    const list = this.values.get(name) ?? [];
    const mean = this.mean(name);
    return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length);
  }
}

function measureGame(samples: Samples, game: SimGame): void {
  const possessions = (blended(game.home, game.away) + blended(game.away, game.home)) / 2;
  samples.add('pace', (possessions * 240 * 60 * 100) / (game.home.hundredths_played / 1));
  for (const [team, rival] of [
    [game.home, game.away],
    [game.away, game.home],
  ] as const)
    measureTeam(samples, team, rival, possessions);
  const rows = (test: (play: SimGame['plays'][number]) => boolean): number => game.plays.filter(test).length;
  samples.add('actions', game.plays.length);
  samples.add(
    'substitutions',
    rows(({ kind, subtype }) => kind === 'substitution' && subtype === 'in'),
  );
  samples.add(
    'timeouts',
    rows(({ kind }) => kind === 'timeout'),
  );
  samples.add(
    'foul rows',
    rows(({ kind }) => kind === 'foul'),
  );
  samples.add(
    'offensive fouls',
    rows(({ kind, subtype }) => kind === 'foul' && subtype === 'offensive'),
  );
  samples.add(
    'technicals',
    rows(({ kind, subtype }) => kind === 'foul' && subtype === 'technical'),
  );
  samples.add(
    'heaves',
    rows(({ kind }) => kind === 'heave'),
  );
  samples.add('duration', game.duration_minutes);
  for (const { shot, kind, is_made, assist_person_id } of game.plays) {
    if (!shot || kind === 'heave') continue;
    samples.add(`shots ${shot.zone}`, 1);
    if (!is_made) continue;
    samples.add(`made ${shot.zone}`, 1);
    if (assist_person_id > 0) samples.add(`assisted ${shot.zone}`, 1);
  }
}

/** Basketball-Reference's possessions of one side. */
function blended(team: TeamLine, rival: TeamLine): number {
  const kept = team.rebounds_offensive / (team.rebounds_offensive + rival.rebounds_defensive);
  return (
    team.field_goals_attempted +
    0.4 * team.free_throws_attempted -
    1.07 * kept * (team.field_goals_attempted - team.field_goals_made) +
    team.turnovers +
    team.turnovers_team
  );
}

function measureTeam(samples: Samples, team: TeamLine, rival: TeamLine, possessions: number): void {
  const attempts = team.field_goals_attempted;
  const turnovers = team.turnovers + team.turnovers_team;
  const shooting = attempts + 0.44 * team.free_throws_attempted;
  const values: Record<string, number> = {
    PTS: team.points,
    possessions: team.possessions,
    ORtg: (100 * team.points) / possessions,
    eFG: (team.field_goals_made + 0.5 * team.three_pointers_made) / attempts,
    TS: team.points / (2 * shooting),
    '3PAr': team.three_pointers_attempted / attempts,
    FTr: team.free_throws_attempted / attempts,
    'ORB%': team.rebounds_offensive / (team.rebounds_offensive + rival.rebounds_defensive),
    'TOV%': turnovers / (shooting + turnovers),
    FGM: team.field_goals_made,
    FGA: attempts,
    '3PM': team.three_pointers_made,
    '3PA': team.three_pointers_attempted,
    '2PM': team.field_goals_made - team.three_pointers_made,
    '2PA': attempts - team.three_pointers_attempted,
    FTM: team.free_throws_made,
    FTA: team.free_throws_attempted,
    ORB: team.rebounds_offensive,
    DRB: team.rebounds_defensive,
    AST: team.assists,
    STL: team.steals,
    BLK: team.blocks,
    TOV: turnovers,
    'team TOV': team.turnovers_team,
    PF: team.fouls_personal,
    'live team rebounds':
      team.rebounds_team_offensive +
      team.rebounds_team_defensive -
      team.rebounds_dead_offensive -
      team.rebounds_dead_defensive,
    'dead team rebounds': team.rebounds_dead_offensive + team.rebounds_dead_defensive,
  };
  for (const [name, value] of Object.entries(values)) samples.add(name, value);
  for (let quarter = 0; quarter < 4; quarter += 1)
    samples.add(`Q${quarter + 1}`, team.period_scores[quarter] as number);
}
