import type { Samples } from './samples.ts';
import type { SimGame, TeamLine } from './sim-game.ts';

/** Adds a game's numbers and those of its two teams. */
export function measureGame(samples: Samples, game: SimGame): void {
  const possessions = (blended(game.home, game.away) + blended(game.away, game.home)) / 2;
  samples.add('pace', (possessions * 240 * 60 * 100) / game.home.hundredths_played);
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
