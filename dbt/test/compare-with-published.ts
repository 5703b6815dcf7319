import { agree } from './agreement.ts';
import { type Row, sql } from './staging.ts';

type Statistics = Readonly<Record<string, number>>;
interface Side {
  readonly teamId: number;
  readonly statistics: Statistics;
  readonly players: readonly {
    readonly personId: number;
    readonly familyName: string;
    readonly statistics: Statistics;
  }[];
}
export interface Published {
  readonly homeTeam: Side;
  readonly awayTeam: Side;
}
type Family = 'advanced' | 'fourfactors' | 'usage' | 'misc';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const shares = {
  points: 'Points',
  field_goals_made: 'FieldGoalsMade',
  field_goals_attempted: 'FieldGoalsAttempted',
  three_pointers_made: 'ThreePointersMade',
  three_pointers_attempted: 'ThreePointersAttempted',
  free_throws_made: 'FreeThrowsMade',
  free_throws_attempted: 'FreeThrowsAttempted',
  rebounds_offensive: 'ReboundsOffensive',
  rebounds_defensive: 'ReboundsDefensive',
  assists: 'Assists',
  steals: 'Steals',
  blocks: 'Blocks',
  turnovers: 'Turnovers',
  fouls_personal: 'PersonalFouls',
};
const kinds = {
  points_from_turnovers: 'pointsOffTurnovers',
  points_second_chance: 'pointsSecondChance',
  points_fast_break: 'pointsFastBreak',
  points_in_the_paint: 'pointsPaint',
};

/** Our column → [the league's field, the decimals it prints]. */
type Fields = Readonly<Record<string, readonly [field: string, decimals: number]>>;
const opponents = (fields: Readonly<Record<string, string>>, decimals: number): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([ours, theirs]) => [`opponent_${ours}`, [`opp${capital(theirs)}`, decimals] as const]),
  );

const ofPlayers: Record<Family, Fields> = {
  advanced: {
    possessions: ['possessions', 0],
    ortg_on_court: ['offensiveRating', 1],
    drtg_on_court: ['defensiveRating', 1],
    net_rtg_on_court: ['netRating', 1],
    pace_on_court: ['pace', 2],
    usage_pct_on_court: ['usagePercentage', 3],
    assist_pct_on_court: ['assistPercentage', 3],
    assist_to_turnover: ['assistToTurnover', 2],
    assist_ratio: ['assistRatio', 1],
    turnover_ratio: ['turnoverRatio', 1],
    offensive_rebound_pct_on_court: ['offensiveReboundPercentage', 3],
    defensive_rebound_pct_on_court: ['defensiveReboundPercentage', 3],
    rebound_pct_on_court: ['reboundPercentage', 3],
    effective_field_goal_pct: ['effectiveFieldGoalPercentage', 3],
    true_shooting_pct: ['trueShootingPercentage', 3],
    pie: ['PIE', 3],
  },
  fourfactors: {
    team_effective_field_goal_pct_on_court: ['effectiveFieldGoalPercentage', 3],
    team_free_throw_attempt_rate_on_court: ['freeThrowAttemptRate', 3],
    team_turnover_pct_on_court: ['teamTurnoverPercentage', 3],
    // The field stands among the team's and yet is the player's own.
    offensive_rebound_pct_on_court: ['offensiveReboundPercentage', 3],
    opponent_effective_field_goal_pct_on_court: ['oppEffectiveFieldGoalPercentage', 3],
    opponent_free_throw_attempt_rate_on_court: ['oppFreeThrowAttemptRate', 3],
    opponent_turnover_pct_on_court: ['oppTeamTurnoverPercentage', 3],
    opponent_offensive_rebound_pct_on_court: ['oppOffensiveReboundPercentage', 3],
  },
  usage: Object.fromEntries(
    Object.entries(shares).map(([ours, theirs]) => [`${ours}_share_on_court`, [`percentage${theirs}`, 3] as const]),
  ),
  misc: opponents(kinds, 0),
};

const ofTeams: Record<Family, Fields> = {
  advanced: {
    possessions: ['possessions', 0],
    ortg: ['offensiveRating', 1],
    drtg: ['defensiveRating', 1],
    net_rtg: ['netRating', 1],
    pace: ['pace', 2],
    assist_pct: ['assistPercentage', 3],
    team_assist_ratio: ['assistRatio', 1],
    assist_to_turnover: ['assistToTurnover', 2],
    offensive_rebound_pct: ['offensiveReboundPercentage', 3],
    defensive_rebound_pct: ['defensiveReboundPercentage', 3],
    rebound_pct: ['reboundPercentage', 3],
    effective_field_goal_pct: ['effectiveFieldGoalPercentage', 3],
    true_shooting_pct: ['trueShootingPercentage', 3],
    pie: ['PIE', 3],
  },
  fourfactors: {
    effective_field_goal_pct: ['effectiveFieldGoalPercentage', 3],
    free_throw_attempt_rate: ['freeThrowAttemptRate', 3],
    turnover_pct: ['teamTurnoverPercentage', 3],
    offensive_rebound_pct: ['offensiveReboundPercentage', 3],
    opponent_effective_field_goal_pct: ['oppEffectiveFieldGoalPercentage', 3],
    opponent_free_throw_attempt_rate: ['oppFreeThrowAttemptRate', 3],
    opponent_turnover_pct: ['oppTeamTurnoverPercentage', 3],
    opponent_offensive_rebound_pct: ['oppOffensiveReboundPercentage', 3],
  },
  usage: {},
  misc: {
    ...Object.fromEntries(Object.entries(kinds).map(([ours, theirs]) => [ours, [theirs, 0] as const])),
    ...opponents(kinds, 0),
  },
};

/** Our marts of one game beside what the league published of it; the league prints 0 where nothing can be divided. */
export async function compareWithPublished(file: string, gameId: string, families: Record<Family, Published>) {
  const byId = (rows: readonly Row[], column: string) => new Map(rows.map((row) => [row[column], row]));
  const where = `where game_id = '${gameId}'`;
  const players = byId(await sql(file, `select * from marts.player_game_advanced ${where}`), 'player_id');
  const courts = byId(await sql(file, `select * from core.player_game_on_court ${where}`), 'player_id');
  const teams = byId(
    await sql(
      file,
      `select own.*, other.points_from_turnovers as opponent_points_from_turnovers,
         other.points_second_chance as opponent_points_second_chance, other.points_fast_break as opponent_points_fast_break,
         other.points_in_the_paint as opponent_points_in_the_paint
       from marts.team_game_advanced as own
       inner join marts.team_game_advanced as other on other.game_id = own.game_id and other.team_id = own.opponent_team_id
       where own.game_id = '${gameId}'`,
    ),
    'team_id',
  );

  return Object.entries(families).flatMap(([name, { homeTeam, awayTeam }]) => {
    const family = name as Family;
    const sides = [homeTeam, awayTeam];
    const lines = sides.flatMap((side) => side.players);
    const player = Object.entries(ofPlayers[family]).map(([ours, [theirs, decimals]]) =>
      agree(
        `${family} player ${theirs}`,
        decimals,
        lines.flatMap(({ personId, familyName, statistics }) => {
          const row = (family === 'misc' ? courts : players).get(String(personId));
          return row ? [[familyName, Number(row[ours] ?? 0), statistics[theirs] ?? Number.NaN] as const] : [];
        }),
      ),
    );
    const team = Object.entries(ofTeams[family]).map(([ours, [theirs, decimals]]) =>
      agree(
        `${family} team ${theirs}`,
        decimals,
        sides.map(
          ({ teamId, statistics }) =>
            [String(teamId), Number(teams.get(String(teamId))?.[ours] ?? 0), statistics[theirs] ?? Number.NaN] as const,
        ),
      ),
    );
    return [...player, ...team];
  });
}
