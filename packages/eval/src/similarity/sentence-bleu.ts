import { EvalInputError } from "../errors/eval-input-error.js";
import { type BleuCounts, bleuCounts } from "./bleu-counts.js";
import { tokenize, type Tokenization } from "./tokenize.js";

/** How {@link sentenceBleu} counts. */
export interface SentenceBleuOptions {
  /** The longest n-gram. All lengths weigh the same. The paper reports 3, 4 and 5. @defaultValue 4 */
  readonly maxOrder?: number;
  /** How texts are split. @defaultValue `"word"` */
  readonly tokenize?: Tokenization;
  /**
   * What counts for n-grams without a match. `"none"`: the smallest normal number, so that the score is
   * tiny. `"method1"`: 0.1 matches. @defaultValue `"method1"`
   */
  readonly smoothing?: "none" | "method1";
}

/**
 * Sentence BLEU of a hypothesis: how many of its n-grams occur in the reference.
 *
 * The same numbers as `sentence_bleu` of NLTK 3.8 with equal weights: the geometric mean of the precisions,
 * times exp(1 − r / h) if the hypothesis (h tokens) is not longer than the reference (r tokens).
 *
 * @param hypothesis - In the paper, the aggregator's answer.
 * @param references - In the paper, a proposal. Several references are allowed.
 * @param options - All may be left out.
 * @returns From 0 to 1. Exactly 0 if no token matches.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there is no reference, or `maxOrder` is not a whole
 *   number from 1.
 * @see Section 3.3 of the paper.
 * @example
 * sentenceBleu("a b c d", "a b c e") // 0.3976353643835253
 */
export function sentenceBleu(
  hypothesis: string,
  references: string | readonly string[],
  {
    maxOrder = 4,
    tokenize: tokenization = "word",
    smoothing = "method1",
  }: SentenceBleuOptions = {},
): number {
  const texts = typeof references === "string" ? [references] : references;
  if (texts.length === 0) throw noReference();
  if (!Number.isInteger(maxOrder) || maxOrder < 1) throw invalidOrder(maxOrder);
  const split = (text: string): string[] => tokenize(text, tokenization);
  return bleuOf(bleuCounts(split(hypothesis), texts.map(split), maxOrder), smoothing);
}

/** BLEU from its counts, with as many lengths of n-grams as these have precisions. */
export function bleuOf(
  { precisions, hypothesisLength, referenceLength }: BleuCounts,
  smoothing: NonNullable<SentenceBleuOptions["smoothing"]>,
): number {
  if (precisions[0]?.[0] === 0) return 0;
  const logs = precisions.map(([matches, total]) =>
    Math.log(matches > 0 ? matches / total : unmatched[smoothing](total)),
  );
  const penalty = brevityPenalty(hypothesisLength, referenceLength);
  return penalty * Math.exp(logs.reduce((sum, log) => sum + log, 0) / precisions.length);
}

const smallestNormal = 2 ** -1022;

const unmatched = {
  none: () => smallestNormal,
  method1: (total: number) => 0.1 / total,
};

function brevityPenalty(hypothesis: number, reference: number): number {
  return hypothesis > reference ? 1 : Math.exp(1 - reference / hypothesis);
}

function noReference(): EvalInputError {
  return new EvalInputError("sentenceBleu got no reference.", "Pass at least one text.");
}

function invalidOrder(maxOrder: number): EvalInputError {
  return new EvalInputError(
    `\`maxOrder\` of sentenceBleu is ${maxOrder}, which is not a whole number from 1.`,
    "Set `maxOrder` to 3, 4 or 5.",
  );
}
