/** The vendor's word in a table, or the word itself. */
export function vendorWord(words: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(words, word) ? (words[word] ?? word) : word;
}
