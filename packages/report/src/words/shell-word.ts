/**
 * Returns a text as one word of a POSIX shell, for a command in a hint. Texts of files and models cannot add
 * commands to it.
 *
 * @param text - Any text.
 * @example
 * ```ts
 * import { shellWord } from "@moagraph/report/words";
 *
 * console.log(shellWord("openai:gpt-4o")); // openai:gpt-4o
 * console.log(shellWord("my graph.yaml")); // 'my graph.yaml'
 * ```
 */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
