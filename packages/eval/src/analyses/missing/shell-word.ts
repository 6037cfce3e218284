/** A word of a command as a shell reads it: in quotes if it has other characters than letters, digits and `@%+=:,./_-`. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
