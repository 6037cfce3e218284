import type { FinishReason } from "../ledger/call.js";
import type { CallNote, RoundNote } from "../ledger/call-note.js";
import { estimatePieceTokens } from "../tokens/estimate-tokens.js";
import { Continuation } from "./seam/continuation.js";
import { HeldWords } from "./seam/held-words.js";
import { SafeEnds } from "./seam/safe-ends.js";

/** What one round is to write. */
export interface RoundTextOptions {
  /** The answer so far, without white space at its end. */
  readonly before: string;
  /** White space that the model wrote after it. `undefined` if it is not known. */
  readonly separator: string | undefined;
  /** Whether this is the last round, which the model ends. */
  readonly isLast: boolean;
  /** Whether the next round may start. */
  readonly isNextReady: () => boolean;
  /** Tokens after which the round is to end. */
  readonly chunkTokens: number;
}

/** What the request of a round holds. */
export type RoundShown = Pick<RoundNote, "layout" | "proposals">;

/**
 * The text of one round, read piece by piece: it continues the answer so far, whole word by whole word, and
 * ends at a place where it can be continued.
 */
export class RoundText {
  /** Whether the round has what it needs, and the request can be cancelled. */
  isOver = false;
  /** The white space after the text of the round. `undefined` if the model ended it. */
  separator: string | undefined;
  /** Whether it was ended from outside. */
  isStopped = false;
  private cancel: () => void = () => {};
  private endedBy: RoundNote["ended"] = "model";
  private shown: RoundShown = { layout: "append", proposals: 0 };
  private continuation: Continuation;
  private words = new HeldWords();
  private ends = new SafeEnds();
  private written = "";
  private tokens = 0;
  /** From where on the text may be cut. */
  private from: number | undefined;
  private tokensAtFrom = 0;

  constructor(private readonly options: RoundTextOptions) {
    this.continuation = this.newContinuation();
  }

  /** The answer so far. */
  get before(): string {
    return this.options.before;
  }

  /** Whether the model ends the round, and with it the answer. */
  get isLast(): boolean {
    return this.options.isLast;
  }

  /** What the round has written so far, with the white space before it. */
  get text(): string {
    return this.written;
  }

  /** Whether the model began its answer again. */
  get startsOver(): boolean {
    return this.continuation.startsOver;
  }

  /** Calls back if the round is stopped, so that its request can be cancelled. */
  onStop(cancel: () => void): void {
    this.cancel = cancel;
    if (this.isStopped) cancel();
  }

  /** The last round may start. One that has written nothing yet would only delay it. */
  skipIfBlank(): void {
    if (this.written === "") this.stop();
  }

  /** Ends the round with the words that it has written, wherever that is. */
  stop(): void {
    if (this.options.isLast || this.isOver) return;
    this.isStopped = true;
    this.isOver = true;
    this.endedBy = "chunk";
    this.separator = this.written === "" ? this.options.separator : this.words.spaceAfter;
    this.cancel();
  }

  /** The prompt of a request is written. */
  ask(shown: RoundShown): void {
    this.shown = shown;
  }

  /** What the ledger says of the round. */
  notes(): CallNote[] {
    const ended = this.options.isLast ? "last" : this.endedBy;
    const round: RoundNote = { type: "round", ...this.shown, ended };
    const { overlap } = this.continuation;
    return overlap === 0 ? [round] : [round, { type: "overlap", characters: overlap }];
  }

  /** A request begins. */
  start(): void {
    this.continuation = this.newContinuation();
    this.words = new HeldWords();
    this.ends = new SafeEnds();
    this.ends.push(this.options.before);
    this.written = "";
    this.tokens = 0;
    this.from = undefined;
  }

  /** Takes the next piece of the reply. Returns what it adds to the answer. */
  push(piece: string): string {
    if (this.isOver) return "";
    const added = this.words.push(this.continuation.push(piece));
    if (this.startsOver) {
      this.isOver = true;
      return "";
    }
    return this.take(added);
  }

  /** The model has ended its reply. Returns the rest of what it adds to the answer. */
  end(): string {
    if (this.isOver) return "";
    const rest = this.words.push(this.continuation.end()) + this.words.end();
    const added = this.options.isLast
      ? rest
      : (this.written + rest).trimEnd().slice(this.written.length);
    this.written += added;
    return added;
  }

  /** Why the reply ended, given what the vendor says. */
  finishReason(given: FinishReason | undefined): FinishReason | undefined {
    return this.isOver ? "stop" : given;
  }

  private newContinuation(): Continuation {
    const { before, separator = "\n\n" } = this.options;
    const isPrefilled = this.shown.layout === "prefill";
    return new Continuation({ before, separator, isPrefilled });
  }

  private take(added: string): string {
    if (added === "") return "";
    const start = this.options.before.length + this.written.length;
    this.tokens += estimatePieceTokens(added);
    this.ends.push(added);
    const cut = this.cutFrom(start);
    const passed = cut === undefined ? added : added.slice(0, cut - start);
    if (cut !== undefined) {
      this.isOver = true;
      this.separator = /^\s*/u.exec(added.slice(passed.length))?.[0] ?? "";
    }
    this.written += passed;
    return passed;
  }

  /** Where to cut the answer, if anywhere in what was added at `start`. */
  private cutFrom(start: number): number | undefined {
    if (this.options.isLast) return undefined;
    if (this.from === undefined && !this.mayEnd()) return undefined;
    if (this.from === undefined) {
      this.from = start;
      this.tokensAtFrom = this.tokens;
    }
    const isFarBeyond = this.tokens >= this.tokensAtFrom + this.options.chunkTokens;
    return this.ends.safeEnd(start) ?? (isFarBeyond ? this.ends.wordEnd(start) : undefined);
  }

  private mayEnd(): boolean {
    if (this.tokens >= this.options.chunkTokens) this.endedBy = "limit";
    else if (this.written !== "" && this.options.isNextReady()) this.endedBy = "chunk";
    else return false;
    return true;
  }
}
