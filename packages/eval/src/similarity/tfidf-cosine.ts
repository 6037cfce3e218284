import { longWordsOf } from "./tokenize.js";

/**
 * The cosine of two texts as TF-IDF vectors, with the inverse document frequencies of these two texts.
 *
 * The numbers are those of scikit-learn's `TfidfVectorizer` with its defaults: words of at least two
 * characters in lower case, weight = count · (ln((1 + n) / (1 + documents with the word)) + 1), vectors of length 1.
 *
 * @param a - A text.
 * @param b - The other text. The order does not matter.
 * @returns From 0 to 1. `null` if neither text has a word.
 * @example
 * tfidfCosine("the cat sat", "the cat ran") // 0.5031026124151314
 */
export function tfidfCosine(a: string, b: string): number | null {
  return tfidfCosines(a, [b])[0] ?? null;
}

/**
 * The cosines of a text to each of a set of texts, with the inverse document frequencies of all of them.
 *
 * @param text - In the paper, the aggregator's answer.
 * @param others - In the paper, its proposals.
 * @returns One number from 0 to 1 for each of `others`. All are `null` if no text has a word.
 * @example
 * tfidfCosines("red fox", ["red fox", "blue fox", ""]) // [1, 0.338542631049127, 0]
 */
export function tfidfCosines(text: string, others: readonly string[]): (number | null)[] {
  const counts = [text, ...others].map(wordCounts);
  if (counts.every((words) => words.size === 0)) return others.map(() => null);
  const weights = inverseFrequencies(counts);
  const [own = new Map<string, number>(), ...rest] = counts.map((words) =>
    unitVector(words, weights),
  );
  return rest.map((vector) => dotProduct(own, vector));
}

type WordNumbers = ReadonlyMap<string, number>;

function wordCounts(text: string): WordNumbers {
  const counts = new Map<string, number>();
  for (const word of longWordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function inverseFrequencies(counts: readonly WordNumbers[]): WordNumbers {
  const documents = new Map<string, number>();
  for (const words of counts) {
    for (const word of words.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  }
  const ofAll = 1 + counts.length;
  return new Map([...documents].map(([word, found]) => [word, Math.log(ofAll / (1 + found)) + 1]));
}

function unitVector(counts: WordNumbers, weights: WordNumbers): WordNumbers {
  const vector = [...counts].map(([word, count]): [string, number] => [
    word,
    count * (weights.get(word) ?? 0),
  ]);
  const length = Math.sqrt(vector.reduce((sum, [, value]) => sum + value * value, 0));
  return new Map(vector.map(([word, value]) => [word, value / length]));
}

function dotProduct(a: WordNumbers, b: WordNumbers): number {
  let sum = 0;
  for (const [word, value] of a) sum += value * (b.get(word) ?? 0);
  return sum;
}
