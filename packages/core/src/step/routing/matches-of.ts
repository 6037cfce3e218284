import { wordVector } from "../../measure/word-vector.js";

/** English words that say nothing about the subject of a text. */
const functionWords = new Set(
  wordVector(
    "a about all an and any are as at be by can could do does for from has have how i if in into is it its " +
      "me my not of on or other our should so some tell that the their them there these they this to us was " +
      "we what when where which who why will with would you your",
  ).keys(),
);

/**
 * How well a question matches each text: the cosine of their words. A word counts the more, the fewer of
 * the texts have it; a word that all have, or an English function word, counts nothing.
 */
export function matchesOf(question: string, texts: readonly string[]): number[] {
  const asked = wordVector(question);
  const vectors = texts.map(wordVector);
  const rarity = rarityIn(vectors);
  return vectors.map((vector) => {
    let product = 0;
    let square = 0;
    for (const [word, weight] of vector) {
      const rare = weight * (rarity.get(word) ?? 0);
      product += rare * (asked.get(word) ?? 0);
      square += rare * rare;
    }
    return square === 0 ? 0 : product / Math.sqrt(square);
  });
}

/** The logarithm of the share of texts that have a word, as a positive number. */
function rarityIn(vectors: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of vectors.flatMap((vector) => [...vector.keys()])) {
    if (!functionWords.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Map([...counts].map(([word, count]) => [word, Math.log(vectors.length / count)]));
}
