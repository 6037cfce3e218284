import type { Proposal } from "../ledger/proposal.js";
import { estimatePieceTokens, estimateTokens } from "../tokens/estimate-tokens.js";
import { HeldWords } from "./seam/held-words.js";
import { SafeEnds } from "./seam/safe-ends.js";

/** A number of tokens that someone waits for. */
interface Mark {
  readonly tokens: number;
  readonly reached: () => void;
}

/** One proposal while it is being written. Nodes with a `staircase` read it before it has ended. */
export class LiveProposal {
  /** `failed`: it will not come. */
  status: "open" | "ended" | "failed" = "open";
  /** Estimated tokens of what may be shown of it so far. */
  tokens = 0;
  /** The proposal, once it has ended. */
  proposal: Proposal | undefined;
  private pieces: string[] = [];
  private marks: Mark[] = [];
  /** The fewest tokens that someone waits for. */
  private next = Number.POSITIVE_INFINITY;
  private whole: WholeParts;

  /**
   * @param parts - What is shown of it while it is being written: whole words, or whole sentences.
   * @param onChange - Called whenever its text or status has changed.
   */
  constructor(
    private readonly parts: ShownParts,
    private readonly onChange: () => void,
  ) {
    this.whole = wholeParts(parts);
  }

  /** The text so far. */
  get text(): string {
    const text = this.proposal?.text ?? this.pieces.join("");
    if (this.pieces.length > 1) this.pieces = [text];
    return text;
  }

  /** What may be shown of the text so far. */
  get shownText(): string {
    return this.status === "ended" ? this.text : this.text.slice(0, this.whole.length);
  }

  /** A request begins to write it: after this text, which earlier requests have written. */
  startAfter(before: string): void {
    if (this.status !== "open" || this.text === before) return;
    this.pieces = [];
    this.tokens = 0;
    this.whole = wholeParts(this.parts);
    if (before === "") this.onChange();
    else this.add(before);
  }

  /** The next piece of its text. */
  add(piece: string): void {
    this.pieces.push(piece);
    this.tokens += estimatePieceTokens(this.whole.push(piece));
    this.onChange();
    if (this.tokens >= this.next) this.tell();
  }

  /** It has ended, as this proposal or as none. */
  settle(proposal: Proposal | undefined): void {
    if (this.status !== "open") return;
    this.status = proposal === undefined ? "failed" : "ended";
    this.proposal = proposal;
    if (proposal !== undefined) this.tokens = estimateTokens(proposal.text);
    this.onChange();
    this.tell();
  }

  /** Calls back once: when it has that many tokens, or is settled. At once if that is so already. */
  when(tokens: number, reached: () => void): void {
    if (this.isReached(tokens)) return reached();
    this.marks.push({ tokens, reached });
    this.next = Math.min(this.next, tokens);
  }

  private tell(): void {
    const reached = this.marks.filter(({ tokens }) => this.isReached(tokens));
    this.marks = this.marks.filter(({ tokens }) => !this.isReached(tokens));
    this.next = Math.min(...this.marks.map(({ tokens }) => tokens));
    for (const mark of reached) mark.reached();
  }

  private isReached(tokens: number): boolean {
    return this.status !== "open" || this.tokens >= tokens;
  }
}

/** The parts of an unfinished text that are shown. */
export type ShownParts = "words" | "sentences";

/** Finds the parts of a growing text that are whole. */
interface WholeParts {
  /** Length of the whole parts. */
  readonly length: number;
  /** Reads the next piece of the text. Returns what is whole with it. */
  push(piece: string): string;
}

function wholeParts(parts: ShownParts): WholeParts {
  return parts === "words" ? new WholeWords() : new WholeSentences();
}

class WholeWords implements WholeParts {
  length = 0;
  private readonly words = new HeldWords();

  push(piece: string): string {
    const passed = this.words.push(piece);
    this.length += passed.length;
    return passed;
  }
}

/** Sentences, lines and closed code blocks. */
class WholeSentences implements WholeParts {
  length = 0;
  private readonly ends = new SafeEnds();
  private rest = "";

  push(piece: string): string {
    this.ends.push(piece);
    this.rest += piece;
    const from = this.length;
    for (let end = this.nextEnd(); end !== undefined; end = this.nextEnd()) this.length = end;
    const passed = this.rest.slice(0, this.length - from);
    this.rest = this.rest.slice(passed.length);
    return passed;
  }

  private nextEnd(): number | undefined {
    return this.ends.safeEnd(this.length + 1);
  }
}
