import { isSpaceless, isWordCharacter } from "../text/characters.js";

/** Letters that a repeated beginning must have. */
const certain = 60;
/** Letters that may be missing in it. Each added one counts as two of them. */
const different = 24;
/** Letters of the beginning that are compared. */
const compared = certain + 20;

const item = /^(?:[-*+]\s|[>|]|\d{1,9}[.)]\s|```|~~~)/u;
/** A title or a greeting before the text itself. */
const shortLine = /^[^\n]{0,60}\n+/u;

/** Positions where a text can be said to begin: its start, and the end of a short first line. */
export function beginningsOf(text: string): number[] {
  const first = shortLine.exec(text)?.[0].length;
  return first === undefined ? [0] : [0, first];
}

/** Finds out whether a continuation begins as the text before it begins: the model writes it again. */
export class StartOver {
  private beginnings: Beginning[];
  private word = "";
  /** Whether the continuation begins as the text began. */
  isCertain = false;

  constructor(before: string) {
    this.beginnings = beginningsOf(before)
      .map((position) => before.slice(position, position + 1_000))
      .map((each) => new Beginning(each))
      .filter(({ weight }) => weight >= certain);
  }

  /** Whether the next characters may still show it. */
  get isOpen(): boolean {
    return !this.isCertain && this.beginnings.length > 0;
  }

  /** Reads the next character of the continuation. */
  push(character: string): void {
    const isWord = isWordCharacter(character);
    if (isWord && !isSpaceless(character)) {
      this.word += character;
      return;
    }
    this.readWord(this.word);
    this.word = "";
    if (isWord) this.readWord(character);
  }

  private readWord(word: string): void {
    if (word === "" || !this.isOpen) return;
    for (const beginning of this.beginnings) beginning.read(word.toLowerCase());
    this.beginnings = this.beginnings.filter(({ isAlike }) => isAlike);
    this.isCertain = this.beginnings.some(({ isRepeated }) => isRepeated);
  }
}

/** Compares the words of a continuation with the first words of a text, by their letters. */
class Beginning {
  /** Letters that are compared. */
  readonly weight: number;
  isAlike = true;
  private readonly words: string[];
  private readonly allowed: number;
  /** How much the continuation differs from the first words, for each number of them. */
  private differences: number[];
  private letters = 0;

  constructor(text: string) {
    this.words = firstWords(text.toLowerCase());
    // Items of a list may differ in one word only.
    this.allowed = item.test(text) ? 0 : different;
    this.differences = [0];
    for (const word of this.words)
      this.differences.push((this.differences.at(-1) ?? 0) + lettersOf(word));
    this.weight = this.differences.at(-1) ?? 0;
  }

  get isRepeated(): boolean {
    return this.isAlike && this.letters >= certain;
  }

  /** Reads the next word: one more row of an edit distance. */
  read(word: string): void {
    const added = 2 * lettersOf(word);
    const row = [(this.differences[0] ?? 0) + added];
    for (const [index, own] of this.words.entries()) {
      const same = own === word ? (this.differences[index] ?? 0) : Infinity;
      const missing = (row[index] ?? 0) + lettersOf(own);
      row.push(Math.min(same, missing, (this.differences[index + 1] ?? 0) + added));
    }
    this.differences = row;
    this.letters += lettersOf(word);
    const isOtherNumber = /\p{N}/u.test(word) && !this.words.includes(word);
    this.isAlike = !isOtherNumber && Math.min(...row) <= this.allowed;
  }
}

function firstWords(text: string): string[] {
  const words: string[] = [];
  let letters = 0;
  for (const [run] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    for (const word of splitSpaceless(run)) {
      if (letters >= compared) return words;
      words.push(word);
      letters += lettersOf(word);
    }
  }
  return words;
}

function splitSpaceless(run: string): string[] {
  const words: string[] = [];
  let word = "";
  for (const character of run) {
    if (!isSpaceless(character)) {
      word += character;
      continue;
    }
    if (word !== "") words.push(word);
    words.push(character);
    word = "";
  }
  return word === "" ? words : [...words, word];
}

/** Letters of a word. Those of dense scripts count twice. */
function lettersOf(word: string): number {
  return word.length * (word > "\u2e80" ? 2 : 1);
}
