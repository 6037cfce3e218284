import { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { ReadStream } from "node:tty";

/** What a terminal sends before and after a paste. */
const marks = { start: "\u001B[200~", end: "\u001B[201~" } as const;

/** How long the Escape key waits for the rest of a mark. */
const holdMs = 500;

const ctrlC = "\u0003";

/**
 * The keys typed on a terminal, without the pasted texts. Each of these is passed to a function when
 * all keys before it have been read.
 */
export class PasteInput extends Readable {
  readonly isTTY = true;
  readonly #terminal: ReadStream;
  readonly #onPaste: (text: string) => void;
  readonly #decoder = new StringDecoder();
  /** The start of a mark, until the rest of it arrives. */
  #rest = "";
  /** The parts of the paste that arrives; `undefined` outside of a paste. */
  #pasted: string[] | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** A terminal that was closed reports an error or the end. */
  readonly #end = (): void => void this.push(null);

  constructor(terminal: ReadStream, onPaste: (text: string) => void) {
    super({ read: () => undefined });
    this.#terminal = terminal;
    this.#onPaste = onPaste;
    terminal.on("data", this.takeBytes);
    terminal.once("end", this.#end).once("error", this.#end);
  }

  /** Switches the terminal, for readline. */
  setRawMode(isRaw: boolean): this {
    this.#terminal.setRawMode(isRaw);
    return this;
  }

  override pause(): this {
    this.#terminal.pause();
    return super.pause();
  }

  override resume(): this {
    this.#terminal.resume();
    return super.resume();
  }

  /** Stops reading the terminal. */
  release(): void {
    clearTimeout(this.#timer);
    this.#terminal
      .off("data", this.takeBytes)
      .off("end", this.#end)
      .off("error", this.#end)
      .pause();
  }

  /** Reads what the terminal sends. */
  readonly takeBytes = (chunk: Uint8Array): void =>
    this.#read(this.#decoder.write(Buffer.from(chunk)));

  #read(typed: string): void {
    clearTimeout(this.#timer);
    // The way out if the end of a paste never arrives.
    if (this.#pasted !== undefined && typed === ctrlC) this.#pasted = undefined;
    let text = this.#rest + typed;
    for (let mark = this.#next(); text.includes(mark); mark = this.#next()) {
      const at = text.indexOf(mark);
      this.#pass(text.slice(0, at));
      this.#switch();
      text = text.slice(at + mark.length);
    }
    const end = text.length - beginning(this.#next(), text);
    this.#pass(text.slice(0, end));
    this.#rest = text.slice(end);
    if (this.#pasted === undefined) this.#timer = setTimeout(() => this.#passRest(), holdMs);
  }

  #next(): string {
    return this.#pasted === undefined ? marks.start : marks.end;
  }

  #pass(text: string): void {
    if (this.#pasted !== undefined) this.#pasted.push(text);
    else if (text !== "") this.push(text);
  }

  #switch(): void {
    const pasted = this.#pasted;
    this.#pasted = pasted === undefined ? [] : undefined;
    if (pasted !== undefined) this.#onPaste(pasted.join(""));
  }

  #passRest(): void {
    this.#pass(this.#rest);
    this.#rest = "";
  }
}

/** The number of characters at the end of a text that begin a mark. The rest may still arrive. */
function beginning(mark: string, text: string): number {
  for (let length = mark.length - 1; length > 0; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}
