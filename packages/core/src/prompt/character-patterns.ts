/** What a capital `I` is in a folded text: it looks like an `i`, and like an `l`. */
export const capitalI = "ı";

/** Patterns of characters and pairs that look like a letter, for letters that have some. */
const patterns: Readonly<Record<string, string>> = {
  a: String.raw`(?:[a4]|\b@\b)`,
  e: "[e3]",
  i: String.raw`(?:[i${capitalI}l1]|\b[|!]\b)`,
  l: String.raw`(?:[l${capitalI}1]|\b[|!]\b)`,
  m: "(?:m|rn)",
  o: "[o0]",
  s: String.raw`(?:[s5]|\b\$\b)`,
  t: "[t7]",
  w: "(?:w|vv)",
};

/**
 * Patterns for the characters of a word in a folded text. In words of four letters or more, digits,
 * symbols and pairs stand for the letters they look like: shorter words would match numbers. One of
 * the first two characters must be a letter.
 */
export function characterPatterns(word: string): string[] {
  const isLong = /^\p{L}{4,}$/u.test(word);
  const [first = "", ...others] = Array.from(word, (char) =>
    isLong ? (patterns[char] ?? char) : shortWordPattern(char),
  );
  return [isLong ? String.raw`(?=.?\p{L})${first}` : first, ...others];
}

/** A pattern for a word in a folded text. */
export function wordPattern(word: string): string {
  return characterPatterns(word).join("");
}

function shortWordPattern(char: string): string {
  return /[il]/.test(char)
    ? `[${char}${capitalI}]`
    : char.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`);
}
