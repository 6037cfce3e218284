import { createHash } from "node:crypto";
import MersenneTwister from "mersenne-twister";

/** AlpacaEval's seed of the annotator. */
const annotatorSeed = "0";

/**
 * Whether AlpacaEval shows the judge the model's output first, and the baseline's second.
 *
 * The choice is random, but the same for each instruction:
 * `random.Random("is_switched_outputs" + instruction + "0").choices([False, True])[0]` in Python.
 *
 * @param instruction - Its whole text.
 * @see `processors.RandomSwitchTwoColumnsProcessor` and `utils.random_seeded_choice` of alpaca_eval.
 * @example
 * isSwitched("What is a transformer?") // true
 */
export function isSwitched(instruction: string): boolean {
  return pythonRandom(`is_switched_outputs${instruction}${annotatorSeed}`) >= 0.5;
}

/** The first number of Python's `random.Random(seed).random()` for a text as the seed. */
function pythonRandom(seed: string): number {
  const text = Buffer.from(seed, "utf8");
  const digest = createHash("sha512").update(text).digest();
  return new MersenneTwister(wordsOf(Buffer.concat([text, digest]))).random_long();
}

/** The bytes as one big-endian number, in words of 32 bits, the lowest word first. */
function wordsOf(bytes: Buffer): number[] {
  const words: number[] = [];
  for (let end = bytes.length; end > 0; end -= 4) {
    const word = bytes.subarray(Math.max(0, end - 4), end);
    words.push(word.readUIntBE(0, word.length));
  }
  while (words.length > 1 && words.at(-1) === 0) words.pop();
  return words;
}
