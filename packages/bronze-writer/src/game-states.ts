import type { Receipt } from './receipt.ts';
import { gameOf, resourceOf } from './request-parts.ts';

/** What a run was answered about one game. */
export interface GameState {
  readonly game_id: string;
  /** Verdicts of the best answer; null when it was not asked. */
  readonly boxscore: Receipt['verdict'] | null;
  readonly playbyplay: Receipt['verdict'] | null;
  /** The plays came without a final box score: they are kept, and are no game. */
  readonly is_plays_only: boolean;
  /** Why there is no final box score or no whole play-by-play; null when there are both. */
  readonly reason: string | null;
}

/** The state of each game that the receipts speak of, in order of game id. */
export function gameStates(receipts: readonly Receipt[]): GameState[] {
  const byGame = new Map<string, Receipt[]>();
  for (const receipt of receipts) {
    const game = gameOf(receipt);
    if (game !== null) byGame.set(game, [...(byGame.get(game) ?? []), receipt]);
  }
  return [...byGame].sort(([a], [b]) => (a < b ? -1 : 1)).map(([game, its]) => stateOf(game, its));
}

function stateOf(game_id: string, receipts: readonly Receipt[]): GameState {
  const of = (resource: string) => receipts.filter((receipt) => resourceOf(receipt) === resource);
  const box = best(of('boxscore'));
  const plays = best(of('playbyplay'));
  const reasons = [box, plays].flatMap((receipt) =>
    receipt === undefined || receipt.verdict === 'ok'
      ? []
      : [`${receipt.endpoint} ${receipt.verdict}: ${receipt.reason ?? 'no reason given'}`],
  );
  return {
    game_id,
    boxscore: box?.verdict ?? null,
    playbyplay: plays?.verdict ?? null,
    is_plays_only: box?.verdict !== 'ok' && plays?.verdict === 'ok',
    reason: reasons.length === 0 ? null : reasons.join('; '),
  };
}

/** An `ok` one, else the first address's last word: the fallback's "absent" explains less. */
function best(receipts: readonly Receipt[]): Receipt | undefined {
  const ok = receipts.find((receipt) => receipt.verdict === 'ok');
  return ok ?? receipts.findLast(({ endpoint }) => endpoint.startsWith('cdn/')) ?? receipts.at(-1);
}
