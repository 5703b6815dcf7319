/** Does the work for every item, so many at a time, and gives the results in the items' order. The first failure stops further starts and is thrown once those under way have ended. */
export async function inParallel<I, R>(
  items: readonly I[],
  limit: number,
  work: (item: I) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const failures: unknown[] = [];
  const hand = async (): Promise<void> => {
    while (next < items.length && failures.length === 0) {
      const index = next;
      next += 1;
      try {
        results[index] = await work(items[index] as I);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, hand));
  if (failures.length > 0) throw failures[0];
  return results;
}
