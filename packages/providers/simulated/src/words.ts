const words = /\s*\S{1,16}|\s+$/gu;

/**
 * A text cut into simulated tokens: words, each with the white space before it.
 *
 * Joined, they are the text again. Very long words are cut too.
 */
export function wordsOf(text: string): string[] {
  return text.match(words) ?? [];
}
