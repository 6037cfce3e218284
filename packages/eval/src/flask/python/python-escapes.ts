import { LiteralError } from "./literal-error.js";

const escape = /\\(?:\n|[\\'"abfnrtv]|[0-7]{1,3}|x[\da-f]{2}|u[\da-f]{4}|[\s\S])/g;

const letters: Readonly<Record<string, string>> = {
  "\n": "",
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

/**
 * Returns the text that a Python literal in small letters has between its quotes.
 *
 * @throws {LiteralError} If `\x` or `\u` lacks digits.
 */
export function escapedText(inside: string): string {
  return inside.replaceAll(escape, (found) => {
    const code = found.slice(1);
    if (Object.hasOwn(letters, code)) return letters[code] as string;
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    if (code === "x" || code === "u") throw new LiteralError();
    // An escape that Python does not know is no escape.
    return /^[xu]/.test(code) ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : found;
  });
}
