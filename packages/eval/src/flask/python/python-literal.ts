import { LiteralError } from "./literal-error.js";
import { escapedText } from "./python-escapes.js";

/** A value of a Python literal. Lists and tuples are lists. */
export type PythonValue = number | string | readonly PythonValue[];

/** Nested brackets, at which Python stops too. */
const deepest = 200;
/** Digits of a whole number, at which Python stops too. */
const mostDigits = 4300;

const blank = /(?:[ \t\f\r]|\\\r|#[^\r]*)*/y;
const quote = /(r|u)?('''|"""|'|")/y;
const wholeNumber = /0x[\da-f]+|0o[0-7]+|0b[01]+|0+(?![\d.e])|[1-9]\d*(?![\d.e])/y;
const pointNumber = /(?:\d+\.\d*|\.\d+)(?:e[+-]?\d+)?|\d+e[+-]?\d+/y;

/**
 * Reads a dictionary as Python's `ast.literal_eval` does: texts with all escapes, numbers, lists and tuples.
 *
 * What is read must be in small letters. Bytes, complex numbers, `set()` and `...` are refused. Python reads
 * them, but has no JSON for them.
 *
 * @param text - The text from `{` to `}`.
 * @returns The entries in their order. A later entry of the same key replaces the earlier one.
 * @throws {LiteralError} If the text is no such dictionary.
 */
export function readPythonDictionary(text: string): ReadonlyMap<string, PythonValue> {
  if (/[\0\p{Surrogate}]/u.test(text)) throw new LiteralError();
  return new LiteralReader(text).dictionary();
}

class LiteralReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  dictionary(): Map<string, PythonValue> {
    const entries = new Map<string, PythonValue>();
    this.#expect("{");
    this.#depth = 1;
    while (!this.#take("}")) {
      const key = this.#value();
      if (typeof key === "object") throw new LiteralError();
      this.#expect(":");
      entries.set(String(key), this.#value());
      if (this.#take(",")) continue;
      this.#expect("}");
      break;
    }
    if (this.#next() !== "") throw new LiteralError();
    return entries;
  }

  #value(): PythonValue {
    const next = this.#next();
    if (next === "[") return this.#items("[", "]").values;
    if (next === "(") return this.#group();
    if (next === "+" || next === "-") return this.#signedNumber();
    return /[\d.]/.test(next) ? this.#number() : this.#texts();
  }

  /** A tuple, or a value in parentheses. */
  #group(): PythonValue {
    const { values, endsWithComma } = this.#items("(", ")");
    const [only] = values;
    return only === undefined || values.length > 1 || endsWithComma ? values : only;
  }

  #items(open: string, close: string): Items {
    this.#expect(open);
    this.#depth += 1;
    if (this.#depth >= deepest) throw new LiteralError();
    const values: PythonValue[] = [];
    let endsWithComma = false;
    while (!this.#take(close)) {
      if (values.length > 0 && !endsWithComma) throw new LiteralError();
      values.push(this.#value());
      endsWithComma = this.#take(",");
    }
    this.#depth -= 1;
    return { values, endsWithComma };
  }

  /** A sign stands before a number only, which may be in parentheses. */
  #signedNumber(): number {
    const sign = this.#take("-") ? -1 : 1;
    if (sign === 1) this.#expect("+");
    let groups = 0;
    while (this.#take("(")) groups += 1;
    if (this.#depth + groups >= deepest) throw new LiteralError();
    this.#next();
    const number = this.#number();
    for (; groups > 0; groups -= 1) this.#expect(")");
    return sign * number;
  }

  #number(): number {
    const point = this.#match(pointNumber)?.[0];
    if (point !== undefined) return Number(point);
    const whole = this.#match(wholeNumber)?.[0] ?? "";
    if (whole === "" || (whole.length > mostDigits && !/^0[xob]/.test(whole))) {
      throw new LiteralError();
    }
    return Number(whole);
  }

  /** Texts that follow each other are one. */
  #texts(): string {
    const parts = [this.#quoted()];
    while (/["'ru]/.test(this.#next())) parts.push(this.#quoted());
    return parts.join("");
  }

  #quoted(): string {
    const [, prefix, mark = ""] = this.#match(quote) ?? [];
    if (mark === "") throw new LiteralError();
    const from = this.#at;
    while (!this.#text.startsWith(mark, this.#at)) {
      const character = this.#text[this.#at];
      const isLineEnd = character === "\r" && mark.length === 1;
      if (character === undefined || isLineEnd) throw new LiteralError();
      this.#at += character === "\\" ? 2 : 1;
    }
    const inside = this.#text.slice(from, this.#at).replaceAll("\r", "\n");
    this.#at += mark.length;
    return prefix === "r" ? inside : escapedText(inside);
  }

  /** The next character after blanks. Empty at the end. */
  #next(): string {
    this.#match(blank);
    return this.#text[this.#at] ?? "";
  }

  #take(character: string): boolean {
    if (this.#next() !== character) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string): void {
    if (!this.#take(character)) throw new LiteralError();
  }

  /** Goes on after what the pattern finds here. */
  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at += found[0].length;
    return found;
  }
}

interface Items {
  readonly values: readonly PythonValue[];
  readonly endsWithComma: boolean;
}
