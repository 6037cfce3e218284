import { joinedLetters, joinedSymbols, repeats } from "./token-costs.js";

/** Stands for a cost that depends on more than one character before. */
export const byContext = 255;

/**
 * Cost of an ASCII character after another one, at `before * 128 + character`, in hundredths of a
 * token. A space carries the start of the word after it.
 */
export const asciiCosts: Uint8Array = /* @__PURE__ */ createAsciiCosts();

function createAsciiCosts(): Uint8Array {
  const joined = joinedPairs();
  return Uint8Array.from({ length: 128 * 128 }, (_, pair) =>
    asciiCost(String.fromCharCode(pair >> 7), String.fromCharCode(pair & 127), joined),
  );
}

function joinedPairs(): Set<string> {
  const letters = joinedLetters
    .split(" ")
    .flatMap(([first, ...others]) => others.map((second) => `${first}${second}`));
  return new Set([...letters, ...joinedSymbols.split(" ")]);
}

function asciiCost(before: string, character: string, joined: ReadonlySet<string>): number {
  if (/\d/u.test(character)) return byContext;
  if (/[a-z]/iu.test(character)) return letterCost(before, character, joined);
  if (before === character) return repeatCost(character);
  if (/[ \t]/u.test(character)) return /\s/u.test(before) ? 100 : 96;
  if (/[\r\n]/u.test(character)) return before === "\r" ? 5 : /[\w\s]/u.test(before) ? 100 : 35;
  if (/[ \t]/u.test(before)) return 4;
  if (/[a-z\d\s\0]/iu.test(before)) return 100;
  return joined.has(before + character) ? 15 : 65;
}

function letterCost(before: string, letter: string, joined: ReadonlySet<string>): number {
  if (/[ \t]/u.test(before)) return 0;
  if (!/[a-z]/iu.test(before)) return before === "_" ? 40 : 96;
  const isUpper = letter < "a";
  if (isUpper && before >= "a") return 85;
  return (joined.has((before + letter).toLowerCase()) ? 1 : 90) + (isUpper ? 16 : 0);
}

function repeatCost(character: string): number {
  const [, cost] = Object.entries(repeats).find(([group]) => group.includes(character)) ?? [];
  return cost ?? (/[ -~]/u.test(character) ? 25 : 100);
}
