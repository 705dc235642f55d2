/**
 * Cuts a stream into lists of `size` items; the last may be shorter. Where items weigh more than 1, a list ends with the
 * one that brings it to that weight. Where the stream fails, what came before is a list, and then it fails.
 */
export async function* inBatches<Item>(
  items: AsyncIterable<Item>,
  size: number,
  weightOf: (item: Item) => number = () => 1,
): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let weight = 0;
  try {
    for await (const item of items) {
      batch.push(item);
      weight += weightOf(item);
      if (weight < size) continue;
      const full = batch;
      batch = [];
      weight = 0;
      yield full;
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Does the same work on items, in order; while a result is being used, the work on the next `ahead` items goes on. What fails
 * is thrown when it is its turn.
 */
export async function* mapAhead<Item, Result>(
  items: AsyncIterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    result.catch(() => undefined);
    begun.push(result);
    if (begun.length > ahead) yield await begun.shift()!;
  }
  for (const result of begun) yield await result;
}
