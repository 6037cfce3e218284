/** What BLEU counts for one hypothesis. */
export interface BleuCounts {
  /** Tokens of the hypothesis. */
  readonly hypothesisLength: number;
  /** Tokens of the reference whose length is nearest. The shorter of two equally near ones. */
  readonly referenceLength: number;
  /**
   * For n = 1, 2, …: how many n-grams of the hypothesis occur in a reference, and how many it has. The second
   * number is at least 1.
   */
  readonly precisions: readonly (readonly [matches: number, total: number])[];
}

/**
 * Counts the n-grams that a hypothesis shares with its references.
 *
 * An n-gram counts at most as often as in the reference that has most of it.
 *
 * @param hypothesis - Tokens.
 * @param references - Tokens of each reference. At least one reference.
 * @param maxOrder - The longest n-gram.
 * @example
 * bleuCounts(["a", "b", "a"], [["a", "b"]], 2)
 * // { hypothesisLength: 3, referenceLength: 2, precisions: [[2, 3], [1, 2]] }
 */
export function bleuCounts(
  hypothesis: readonly string[],
  references: readonly (readonly string[])[],
  maxOrder: number,
): BleuCounts {
  const ids = new Map<string, number>();
  const texts = [hypothesis, ...references].map((tokens) =>
    tokens.map((token) => idOf(ids, token)),
  );
  return {
    hypothesisLength: hypothesis.length,
    referenceLength: nearestLength(hypothesis.length, references),
    precisions: precisionsOf(texts, ids.size, maxOrder),
  };
}

/** @param texts - The hypothesis and its references, as numbers of tokens. */
function precisionsOf(
  texts: readonly number[][],
  vocabulary: number,
  maxOrder: number,
): [number, number][] {
  const precisions: [number, number][] = [];
  let grams = texts;
  for (let order = 1; order <= maxOrder; order++) {
    if (order > 1) grams = longerGrams(grams, texts, vocabulary, order);
    const [own = [], ...others] = grams.map(countOf);
    precisions.push([matchesOf(own, others), Math.max(1, grams[0]?.length ?? 0)]);
  }
  return precisions;
}

/** The n-grams as numbers: the number of the first n − 1 tokens and the last token, numbered again. */
function longerGrams(
  grams: readonly number[][],
  texts: readonly number[][],
  vocabulary: number,
  order: number,
): number[][] {
  const ids = new Map<number, number>();
  return texts.map((tokens, text) =>
    tokens
      .slice(order - 1)
      .map((token, at) => idOf(ids, (grams[text]?.[at] ?? 0) * vocabulary + token)),
  );
}

function idOf<Key>(ids: Map<Key, number>, key: Key): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  ids.set(key, ids.size);
  return ids.size - 1;
}

/** How often each number occurs, by number. */
function countOf(grams: readonly number[]): number[] {
  const counts: number[] = [];
  for (const gram of grams) counts[gram] = (counts[gram] ?? 0) + 1;
  return counts;
}

function matchesOf(own: readonly number[], references: readonly number[][]): number {
  let matches = 0;
  own.forEach((count, gram) => {
    const most = references.reduce((best, reference) => Math.max(best, reference[gram] ?? 0), 0);
    matches += Math.min(count, most);
  });
  return matches;
}

function nearestLength(length: number, references: readonly (readonly string[])[]): number {
  return references
    .map((reference) => reference.length)
    .reduce((best, next) => (isNearer(next, best, length) ? next : best));
}

function isNearer(next: number, best: number, length: number): boolean {
  const [near, far] = [Math.abs(next - length), Math.abs(best - length)];
  return near < far || (near === far && next < best);
}
