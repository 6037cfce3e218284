import { type KnownKey, replaceKeys } from "@moagraph/report/words";

/** Hides API keys in a text that arrives in pieces. A piece that may begin a key waits for the next. */
export class KeyHider {
  private held = "";

  constructor(private readonly keys: readonly KnownKey[]) {}

  /** The next part of the text without keys. */
  push(piece: string): string {
    const text = this.held + piece;
    const end = this.certainEnd(text);
    this.held = text.slice(end);
    return replaceKeys(text.slice(0, end), this.keys);
  }

  /** What is left. The next text may follow. */
  end(): string {
    const rest = this.held;
    this.held = "";
    return replaceKeys(rest, this.keys);
  }

  /** Where the part of the text ends that no later piece can turn into a key. */
  private certainEnd(text: string): number {
    const longest = this.keys[0]?.text.length ?? 0;
    for (let from = Math.max(0, text.length - longest + 1); from < text.length; from += 1) {
      if (this.beginsKey(text, from) && !this.isInsideKey(text, from)) return from;
    }
    return text.length;
  }

  private beginsKey(text: string, from: number): boolean {
    const length = text.length - from;
    return this.keys.some(
      (key) =>
        key.text[0] === text[from] &&
        key.text.length > length &&
        key.text.startsWith(text.slice(from)),
    );
  }

  /** Whether a complete key begins before a position and ends behind it. */
  private isInsideKey(text: string, position: number): boolean {
    return this.keys.some((key) => {
      const start = text.indexOf(key.text, Math.max(0, position - key.text.length + 1));
      return start !== -1 && start < position;
    });
  }
}
