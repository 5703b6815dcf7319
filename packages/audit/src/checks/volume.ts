import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { inList, isExhibition } from '../games-in.ts';

interface Bound {
  readonly column: string;
  readonly what: string;
  readonly least: number;
  readonly most: number;
  /** How bad it is to have fewer; more than the most is a warning where the league has made exceptions. */
  readonly above: Finding['severity'];
}

/** The league's own limits, for each game. `null` counts are of what the answer did not give. */
const bounds: readonly Bound[] = [
  { column: 'teams', what: 'teams', least: 2, most: 2, above: 'fail' },
  { column: 'home_starters', what: 'starters of the home team', least: 5, most: 5, above: 'fail' },
  { column: 'away_starters', what: 'starters of the away team', least: 5, most: 5, above: 'fail' },
  // Eight must dress; 15 is a full roster with its two-way players, and hardship exceptions have gone beyond it.
  { column: 'fewest_dressed', what: 'players dressed for a team', least: 8, most: 15, above: 'warn' },
  { column: 'most_dressed', what: 'players dressed for a team', least: 8, most: 15, above: 'warn' },
  { column: 'most_listed', what: 'players listed for a team', least: 8, most: 18, above: 'warn' },
  { column: 'fewest_periods', what: 'periods of a team', least: 4, most: 14, above: 'fail' },
  { column: 'plays', what: 'plays', least: 300, most: 900, above: 'warn' },
];

/** Each game of the date that is in staging has the rows that a game must have. A table without any row of it is completeness's to name. */
export const volume: Check = {
  name: 'volume',
  async find({ warehouse, expected }) {
    const games = expected.finals.filter((game) => !isExhibition(game));
    if (games.length === 0) return [];
    const rows = await warehouse.query(sql(inList(games)), [...games, ...games, ...games, ...games]);
    const findings = new Map<string, Finding>();
    for (const row of rows) {
      for (const bound of bounds) {
        const seen = row[bound.column];
        if (typeof seen !== 'number') continue;
        const finding = judge(String(row.game_id), bound, seen);
        if (finding !== null) findings.set(finding.message, finding);
      }
    }
    return [...findings.values()];
  },
};

function judge(game: string, { what, least, most, above }: Bound, seen: number): Finding | null {
  if (seen >= least && seen <= most) return null;
  const expected = least === most ? `${least}` : `${least} to ${most}`;
  const message = `game ${game} has ${seen} ${what}, not ${expected}`;
  return { check: 'volume', severity: seen < least ? 'fail' : above, subject: game, message, seen, expected };
}

const sql = (games: string): string => `
with teams as (
  select game_id, count(*) as teams from staging.team_box_scores where game_id in ${games} group by game_id
),
sides as (
  select
    game_id,
    is_home,
    sum(case when is_starter then 1 else 0 end) as starters,
    sum(case when upper(coalesce(status, 'ACTIVE')) = 'ACTIVE' then 1 else 0 end) as dressed,
    count(*) as listed
  from staging.player_box_scores
  where game_id in ${games}
  group by game_id, is_home
),
players as (
  select
    game_id,
    sum(case when is_home then starters else 0 end) as home_starters,
    sum(case when is_home then 0 else starters end) as away_starters,
    min(dressed) as fewest_dressed,
    max(dressed) as most_dressed,
    max(listed) as most_listed
  from sides
  group by game_id
),
periods as (
  select game_id, min(periods) as fewest_periods
  from (
    select game_id, team_id, count(*) as periods from staging.period_scores where game_id in ${games} group by game_id, team_id
  ) as each_team
  group by game_id
),
actions as (
  select game_id, count(*) as plays from staging.plays where game_id in ${games} group by game_id
)
select
  coalesce(teams.game_id, players.game_id, periods.game_id, actions.game_id) as game_id,
  cast(teams.teams as bigint) as teams,
  cast(home_starters as bigint) as home_starters,
  cast(away_starters as bigint) as away_starters,
  cast(fewest_dressed as bigint) as fewest_dressed,
  cast(most_dressed as bigint) as most_dressed,
  most_listed,
  fewest_periods,
  actions.plays
from teams
full join players on teams.game_id = players.game_id
full join periods on coalesce(teams.game_id, players.game_id) = periods.game_id
full join actions on coalesce(teams.game_id, players.game_id, periods.game_id) = actions.game_id
order by 1`;
