const name = (year: number) => `${year}-${String((year + 1) % 100).padStart(2, '0')}`;

/** The season that an Eastern date is in: `2026-01-15` → `2025-26`. Seasons turn in August. */
export function seasonOf(date: string): string {
  return name(Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) >= 8 ? 0 : 1));
}

/** The season in a game id: `0022500561` → `2025-26`. */
export function seasonOfGame(gameId: string): string {
  const short = Number(gameId.slice(3, 5));
  return name(short >= 46 ? 1900 + short : 2000 + short);
}
