import type { Warehouse } from '@hoops/bq-loader';
import { gameStates, type Manifest, type ObjectStore, readAnswer } from '@hoops/bronze-writer';
import { type GameDate, type ListedGame, listGames } from '@hoops/nba-client';

/** What a date should hold, by the run's lists, by those that the warehouse holds, and by the box scores that the run was answered. */
export interface Expectation {
  /** Games that are over, in order. */
  readonly finals: readonly string[];
  /** Games that no list calls over, and that are not postponed, with the league's words for their state. */
  readonly open: readonly { readonly game_id: string; readonly status_text: string | null }[];
  /** Whether any list of the date's games was there to look at. */
  readonly is_listed: boolean;
}

export async function expectGames(
  store: ObjectStore,
  warehouse: Warehouse,
  date: GameDate,
  manifest: Manifest,
): Promise<Expectation> {
  const listings = manifest.receipts.filter(
    ({ endpoint, verdict, object }) => verdict === 'ok' && object !== null && isListing(endpoint),
  );
  const answers = await Promise.all(listings.map((receipt) => readAnswer(store, receipt)));
  const listed = listGames(answers, date);
  const staged = await warehouse.query(listedSql, [date, date]);
  const boxes = gameStates(manifest.receipts).filter(({ boxscore }) => boxscore === 'ok');
  const finals = new Set([
    ...listed.filter(({ is_final }) => is_final).map(({ game_id }) => game_id),
    ...staged.filter(({ is_final }) => is_final === true).map(({ game_id }) => String(game_id)),
    ...boxes.map(({ game_id }) => game_id),
  ]);
  const open = listed.filter((game) => !finals.has(game.game_id) && !game.is_postponed).map(opened);
  return { finals: [...finals].sort(), open, is_listed: listings.length > 0 || staged.length > 0 };
}

/** Every list that staging holds of the date; a list says of a postponed game that it is over, without scores. */
const listedSql = `
select game_id, max(is_final) as is_final
from (
  select game_id, game_status = 3 and coalesce(home_score, 0) <> coalesce(away_score, 0) as is_final
  from staging.scoreboard_games
  where game_date = cast(? as date)
  union all
  select game_id, game_status = 3 and coalesce(home_score, 0) <> coalesce(away_score, 0) as is_final
  from staging.schedule_games
  where game_date = cast(? as date)
) as listings
group by game_id`;

function isListing(endpoint: string): boolean {
  return endpoint.includes('schedule') || endpoint.includes('scoreboard');
}

function opened({ game_id, status_text }: ListedGame): Expectation['open'][number] {
  return { game_id, status_text };
}
