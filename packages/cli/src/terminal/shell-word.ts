/**
 * A text as one word of a POSIX shell, for a command in a hint. Texts of files and models cannot add
 * commands to it.
 */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
