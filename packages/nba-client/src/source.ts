import type { Answer } from './answer.ts';
import type { GameDate } from './game-date.ts';
import type { GameId } from './game-id.ts';
import type { NbaRequest } from './request.ts';

/** Where answers come from. `fetch` resolves for every definite answer, whatever its verdict, and throws SourceError when there is nothing to keep. */
export interface NbaSource {
  /** The address it was opened by, e.g. `nba:`. */
  readonly url: string;
  fetch(request: NbaRequest, options?: { signal?: AbortSignal | undefined }): Promise<Answer>;
  /** Games that the source itself knows were played on a date, beside what scoreboards and schedules list. Only a folder of recorded answers knows any. */
  gamesOn?(date: GameDate): Promise<readonly GameId[]>;
  close(): Promise<void>;
}
