import type { Row } from '@hoops/bq-loader';
import { parseGameId, seasonOf } from '@hoops/nba-client';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { inList, isExhibition } from '../games-in.ts';

/** Since 2025-26 a missed heave at the end of a period is the team's attempt and no player's. */
const HEAVES_FROM = '2025-26';
const HEAVES = 3;
/** stats.nba.com rounds each player's minutes to the second. */
const SECONDS = 3;

const sums = [
  'field_goals_made',
  'three_pointers_made',
  'three_pointers_attempted',
  'free_throws_made',
  'free_throws_attempted',
  'assists',
  'steals',
  'blocks',
  'fouls_personal',
  'rebounds_offensive',
  'rebounds_defensive',
] as const;

/** A final box score adds up: shots to points, players to their team, periods to the score, minutes to the game. One that does not is suspect, and named. */
export const finalIdentities: Check = {
  name: 'final_identities',
  async find({ warehouse, expected }) {
    const games = expected.finals.filter((game) => !isExhibition(game));
    if (games.length === 0) return [];
    const rows = await warehouse.query(sql(inList(games)), [...games, ...games, ...games]);
    const findings = rows.flatMap(judgeTeam);
    for (const row of await warehouse.query(lastScoreSql(inList(games)), [...games, ...games])) {
      const seen = `${row.last_home}–${row.last_away}`;
      const score = `${row.home_score}–${row.away_score}`;
      if (seen === score) continue;
      const message = `game ${row.game_id} ended ${score} and its plays end at ${seen}: plays are edited for hours, so collect the date again`;
      findings.push({ ...suspect(String(row.game_id), message, seen, score), severity: 'warn' });
    }
    return findings;
  },
};

function judgeTeam(row: Row): Finding[] {
  const game = String(row.game_id);
  const who = `team ${row.team_id} of game ${game}`;
  const number = (column: string) => (typeof row[column] === 'number' ? (row[column] as number) : null);
  const found: Finding[] = [];
  const compare = (what: string, seen: number | null, whole: number | null, spare = 0) => {
    if (seen === null || whole === null || (seen <= whole && seen >= whole - spare)) return;
    found.push(
      suspect(
        game,
        `${who} has ${whole} ${what} and its parts make ${seen}: it is final_suspect until the league corrects it`,
        seen,
        whole,
      ),
    );
  };
  compare('points', number('shot_points'), number('points'));
  compare('points', number('player_points'), number('points'));
  compare('points', number('period_points'), number('points'));
  compare('points', number('points'), number('score'));
  for (const column of sums) compare(column, number(`player_${column}`), number(column));
  const spare = seasonOf(parseGameId(game)) >= HEAVES_FROM ? HEAVES : 0;
  compare('field_goals_attempted', number('player_field_goals_attempted'), number('field_goals_attempted'), spare);
  const seconds = number('player_seconds');
  if (seconds !== null) {
    const overtimes = Math.max(0, Math.round((seconds - 14_400) / 1_500));
    const due = 14_400 + 1_500 * overtimes;
    if (Math.abs(seconds - due) > SECONDS) {
      found.push(
        suspect(
          game,
          `${who} has ${(seconds / 60).toFixed(2)} player minutes, not ${due / 60}: it is final_suspect until the league corrects it`,
          seconds,
          due,
        ),
      );
    }
  }
  const unlike = number('player_unlike');
  if (unlike !== null && unlike > 0) {
    found.push(
      suspect(
        game,
        `${who} has ${unlike} players whose shots do not make their points: it is final_suspect until the league corrects it`,
        unlike,
        0,
      ),
    );
  }
  return found;
}

function suspect(subject: string, message: string, seen: Finding['seen'], expected: Finding['expected']): Finding {
  return { check: 'final_identities', severity: 'fail', subject, message, seen, expected };
}

const shotPoints = '2 * (field_goals_made - three_pointers_made) + 3 * three_pointers_made + free_throws_made';

const sql = (games: string): string => `
with players as (
  select
    game_id,
    team_id,
    ${[...sums, 'points', 'field_goals_attempted'].map((column) => `cast(sum(${column}) as bigint) as player_${column}`).join(',\n    ')},
    sum(seconds_played) as player_seconds,
    cast(sum(case when points <> ${shotPoints} then 1 else 0 end) as bigint) as player_unlike
  from staging.player_box_scores
  where game_id in ${games}
  group by game_id, team_id
),
periods as (
  select game_id, team_id, cast(sum(points) as bigint) as period_points
  from staging.period_scores
  where game_id in ${games}
  group by game_id, team_id
)
select
  teams.game_id,
  teams.team_id,
  ${[...sums, 'points', 'field_goals_attempted'].map((column) => `teams.${column}, players.player_${column}`).join(',\n  ')},
  2 * (teams.field_goals_made - teams.three_pointers_made) + 3 * teams.three_pointers_made + teams.free_throws_made
    as shot_points,
  players.player_seconds,
  players.player_unlike,
  periods.period_points,
  case when teams.is_home then games.home_score else games.away_score end as score
from staging.team_box_scores as teams
left join players on teams.game_id = players.game_id and teams.team_id = players.team_id
left join periods on teams.game_id = periods.game_id and teams.team_id = periods.team_id
left join staging.games as games on teams.game_id = games.game_id
where teams.game_id in ${games}
order by teams.game_id, teams.team_id`;

/** The last score that a game's plays tell; some shapes tell it only where somebody scored. */
const lastScoreSql = (games: string): string => `
select games.game_id, games.home_score, games.away_score, plays.last_home, plays.last_away
from staging.games as games
join (
  select game_id, max(home_score) as last_home, max(away_score) as last_away
  from staging.plays
  where game_id in ${games}
  group by game_id
) as plays on games.game_id = plays.game_id
where games.game_id in ${games} and plays.last_home is not null and plays.last_away is not null
order by games.game_id`;
