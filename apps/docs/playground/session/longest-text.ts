/** Characters of a graph's text. A graph of 3 layers of 50 nodes has about 70,000. */
export const longestText = 262_144;

/** Characters of the question. */
export const longestQuestion = 20_000;

/** What to tell the reader about a text that would be longer. */
export function tooLong(characters: number): string {
  return `The text would have ${characters.toLocaleString("en")} characters; the playground takes at most ${longestText.toLocaleString("en")}. It was not changed. Use \`moagraph validate\` for a larger graph.`;
}
