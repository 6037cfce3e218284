import { bleuCounts } from "../../similarity/bleu-counts.js";
import { indelRatio } from "../../similarity/indel.js";
import { bleuOf } from "../../similarity/sentence-bleu.js";
import { tfidfCosines } from "../../similarity/tfidf-cosine.js";
import { tokenize } from "../../similarity/tokenize.js";

/** How alike an answer and a proposal are, each from 0 to 1. */
export type SimilarityMeasure = "bleu3" | "bleu4" | "bleu5" | "tfidf" | "levenshtein";

/** What the measures are called in tables and plots. */
export const similarityMeasures: Readonly<Record<SimilarityMeasure, string>> = {
  bleu3: "BLEU-3",
  bleu4: "BLEU-4",
  bleu5: "BLEU-5",
  tfidf: "TF-IDF cosine",
  levenshtein: "Levenshtein",
};

/** The names of the measures in the order of the tables. */
export const similarityMeasureNames: readonly SimilarityMeasure[] = Object.keys(
  similarityMeasures,
) as SimilarityMeasure[];

/** By measure, one number for each proposal. `null`: neither text has a word. */
export type Similarities = Readonly<Record<SimilarityMeasure, readonly (number | null)[]>>;

/**
 * Returns how alike an answer is to each of the proposals that it was made of.
 *
 * BLEU is {@link sentenceBleu} with the answer as hypothesis, words as tokens, and n-grams up to 3, 4 and 5. TF-IDF is
 * fitted on the answer and all its proposals: {@link tfidfCosines}. Levenshtein is {@link indelRatio}, which is `ratio`
 * of the Python library that the paper names. Makes no model calls.
 *
 * @param answer - The aggregated answer.
 * @param proposals - The texts that it was made of.
 * @see arXiv 2406.04692, section 3.3, figure 4b, and appendix A. The paper does not state tokens and smoothing.
 * @example
 * ```ts
 * import { similaritiesOf } from "@moagraph/eval";
 *
 * const { tfidf, levenshtein } = similaritiesOf("red fox", ["red fox", "blue fox"]);
 * console.log(tfidf[0]?.toFixed(2), levenshtein); // 1.00 [ 1, 0.6666666666666666 ]
 * ```
 */
export function similaritiesOf(answer: string, proposals: readonly string[]): Similarities {
  const words = tokenize(answer, "word");
  // The n-grams are counted once for all three measures.
  const counts = proposals.map((text) => bleuCounts(words, [tokenize(text, "word")], 5));
  const bleu = (longest: number): number[] =>
    counts.map(({ precisions, ...lengths }) =>
      bleuOf({ ...lengths, precisions: precisions.slice(0, longest) }, "method1"),
    );
  return {
    bleu3: bleu(3),
    bleu4: bleu(4),
    bleu5: bleu(5),
    tfidf: tfidfCosines(answer, proposals),
    levenshtein: proposals.map((text) => indelRatio(answer, text)),
  };
}
