const words = /\s*\S{1,16}|\s+$/gu;

/**
 * Splits a text into simulated tokens: words, each with its leading white space.
 *
 * Joined, the tokens are the text. Words of more than 16 characters are split.
 */
export function wordsOf(text: string): string[] {
  return text.match(words) ?? [];
}
