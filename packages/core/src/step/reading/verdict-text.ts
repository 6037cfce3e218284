/** Words of a sentence that does not simply name the best: "Not 3.", "All 3 are wrong". */
const qualified =
  /\b(?:all|any|both|each|neither|no(?!\.? ?\d)|none|not|never|worst|worse|except|out of|rate|score)\b|n't\b/i;
/** A line with numbers and separators only. */
const numbersOnly = /^[^\p{L}\p{N}]*\d{1,4}(?:[^\p{L}\p{N}.]{1,5}\d{1,4})*[^\p{L}\p{N}]*$/u;

/**
 * The numbers that a reply names as its verdict, each once. A first or last line of numbers only is the
 * verdict, and the rest explains it. `undefined` if the reply does not simply name answers.
 */
export function numbersNamed(reply: string): number[] | undefined {
  const lines = reply.split("\n").filter((line) => line.trim() !== "");
  const alone = [lines[0], lines.at(-1)].filter((line) => numbersOnly.test(line ?? ""));
  const [first, last] = alone.map((line) => numbersIn(line ?? ""));
  if (first !== undefined) {
    return last === undefined || String(first) === String(last) ? first : undefined;
  }
  return qualified.test(reply) ? undefined : numbersIn(reply);
}

function numbersIn(text: string): number[] {
  return [...new Set([...text.matchAll(/(?<![\d.])\d+(?![\d]|\.\d)/g)].map(Number))];
}

/** The first word, if nothing qualifies it. */
const firstWord = /^[\s"'*_#`[(]*(pass|fail)(?:ed|s)?(?:$|[.,:;!*"'_`)\]\n]|\s*[-–—]\s|\s*$)/i;
/** The last word, in capitals, alone or after a label: `Verdict: **PASS**`. */
const lastWord = /(?:^|[:>{[(*\s])(PASS|FAIL)[*\])}.!"'\s]{0,10}(?:<\/\w{1,20}>)?$/;
/** Length of the end of a reply that can hold the last word. */
const longestEnd = 60;

/**
 * Whether a reply says PASS. The verdict is its first word, or its last one in capitals. `undefined` if
 * it has none, or both.
 */
export function isPassed(reply: string): boolean | undefined {
  const first = firstWord.exec(reply)?.[1];
  const end = reply.trimEnd().slice(-longestEnd);
  const word = first ?? (qualified.test(reply) ? undefined : lastWord.exec(end)?.[1]);
  if (word === undefined) return undefined;
  const isPass = word.toLowerCase() === "pass";
  const other = inCaseOf(word, isPass ? "fail" : "pass");
  return new RegExp(`\\b${other}(?:ed|s)?\\b`).test(reply) ? undefined : isPass;
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toUpperCase()) return word.toUpperCase();
  if (model === model.toLowerCase()) return word;
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
