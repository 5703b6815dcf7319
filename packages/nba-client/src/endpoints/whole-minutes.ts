const REGULATION_SECONDS = 240 * 60;
const OVERTIME_SECONDS = 25 * 60;

/** Whether a team's seconds on court are those of a whole game: 240 minutes, and 25 for each overtime. */
export function isWholeGame(seconds: number | null): boolean {
  return seconds !== null && seconds >= REGULATION_SECONDS && (seconds - REGULATION_SECONDS) % OVERTIME_SECONDS === 0;
}
