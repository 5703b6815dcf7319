/** What a check found. `fail` leaves the day not complete; `warn` is kept and shown, and changes nothing. */
export interface Finding {
  readonly check: string;
  readonly severity: 'fail' | 'warn';
  /** A game id, or the game date. */
  readonly subject: string;
  /** One sentence for a person. */
  readonly message: string;
  readonly seen: string | number | null;
  readonly expected: string | number | null;
}
