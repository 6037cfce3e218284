/** How a text is split for BLEU. */
export type Tokenization = "ws" | "word";

// The white space of Python's `str.split` and of its `\s`. JavaScript's differs by seven characters.
const space =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
// Python's `\w`.
const word = "\\p{L}\\p{N}_";

const notSpaces = new RegExp(`[^${space}]+`, "gu");
const wordsAndSigns = new RegExp(`[${word}]+|[^${word}${space}]`, "gu");
const longWords = new RegExp(`[${word}]{2,}`, "gu");

/**
 * Splits a text into tokens, as Python does.
 *
 * @param text - Any text.
 * @param tokenization - `"ws"`: at white space, as `str.split()`. Case is kept. `"word"`: in lower case, words
 *   and single other characters, as `re.findall(r"\w+|[^\w\s]", text.lower())`.
 * @example
 * tokenize("It's over!", "ws") // ["It's", "over!"]
 * tokenize("It's over!", "word") // ["it", "'", "s", "over", "!"]
 */
export function tokenize(text: string, tokenization: Tokenization): string[] {
  if (tokenization === "ws") return text.match(notSpaces) ?? [];
  return text.toLowerCase().match(wordsAndSigns) ?? [];
}

/**
 * The words with at least two characters, in lower case, as scikit-learn's `TfidfVectorizer` finds them.
 *
 * @param text - Any text.
 * @example
 * longWordsOf("I am at home") // ["am", "at", "home"]
 */
export function longWordsOf(text: string): string[] {
  return text.toLowerCase().match(longWords) ?? [];
}
