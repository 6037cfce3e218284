import { mean } from "simple-statistics";
import { EvalInputError } from "../errors/eval-input-error.js";
import { quantiles } from "../statistics/quantile.js";
import { sampleStandardDeviation } from "../statistics/sample-standard-deviation.js";
import { codePointLength } from "./code-points.js";

/** The distribution of a length over texts. */
export interface Distribution {
  readonly mean: number;
  /** Sample standard deviation. `null` for one text. */
  readonly sd: number | null;
  readonly min: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** How long texts are. */
export interface LengthStatistics {
  /** Number of texts. */
  readonly n: number;
  /** Unicode code points. */
  readonly chars: Distribution;
  /** UTF-16 units, JavaScript's `length`. */
  readonly utf16UnitsMean: number;
  /** Pieces of {@link countPieces}. */
  readonly pieces: Distribution;
  /** Estimated tokens: 1.065 for each piece. */
  readonly approxTokens: Distribution;
}

const tokensPerPiece = 1.065;

/**
 * How long texts are, in code points, UTF-16 units, pieces and estimated tokens.
 *
 * @param texts - At least one. Empty texts count.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no texts.
 * @example
 * lengthStatistics(["Hello world", "Hi"]).chars.mean // 6.5
 */
export function lengthStatistics(texts: readonly string[]): LengthStatistics {
  if (texts.length === 0) throw noTexts();
  const pieces = texts.map(countPieces);
  return {
    n: texts.length,
    chars: distributionOf(texts.map(codePointLength)),
    utf16UnitsMean: mean(texts.map((text) => text.length)),
    pieces: distributionOf(pieces),
    approxTokens: distributionOf(pieces.map((count) => count * tokensPerPiece)),
  };
}

// The pre-tokeniser of OpenAI's cl100k_base. `(?i:…)` needs a newer Node; ſ is the other form of s.
const white = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const piece = new RegExp(
  [
    "'(?:[sSſtTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])",
    "[^\\r\\n\\p{L}\\p{N}]?\\p{L}+",
    "\\p{N}{1,3}",
    ` ?[^${white}\\p{L}\\p{N}]+[\\r\\n]*`,
    `[${white}]*[\\r\\n]+`,
    `[${white}]+(?![^${white}])`,
    `[${white}]+`,
  ].join("|"),
  "gu",
);

/**
 * The number of pieces into which OpenAI's cl100k encoding splits a text before it forms tokens.
 *
 * @param text - Any text.
 * @example
 * countPieces("It's 12345!") // 6: It, 's, a space, 123, 45, !
 */
export function countPieces(text: string): number {
  return text.match(piece)?.length ?? 0;
}

function distributionOf(values: readonly number[]): Distribution {
  const fractions = [0, 0.1, 0.5, 0.9, 0.99, 1];
  const [min = 0, p10 = 0, p50 = 0, p90 = 0, p99 = 0, max = 0] = quantiles(values, fractions);
  const sd = sampleStandardDeviation(values);
  return { mean: mean([...values]), sd, min, p10, p50, p90, p99, max };
}

function noTexts(): EvalInputError {
  return new EvalInputError(
    "lengthStatistics got no texts.",
    "Pass at least one output. An empty output counts as a text of length 0.",
  );
}
