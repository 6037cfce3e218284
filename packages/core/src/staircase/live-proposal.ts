import type { Proposal } from "../ledger/proposal.js";
import { estimatePieceTokens, estimateTokens } from "../tokens/estimate-tokens.js";

/** A number of tokens that someone waits for. */
interface Mark {
  readonly tokens: number;
  readonly reached: () => void;
}

/** One proposal while it is being written. Nodes with a `staircase` read it before it has ended. */
export class LiveProposal {
  /** `failed`: it will not come. */
  status: "open" | "ended" | "failed" = "open";
  /** Estimated tokens so far. */
  tokens = 0;
  /** The proposal, once it has ended. */
  proposal: Proposal | undefined;
  private pieces: string[] = [];
  private marks: Mark[] = [];
  /** The fewest tokens that someone waits for. */
  private next = Number.POSITIVE_INFINITY;

  /** @param onChange - Called whenever its text or status has changed. */
  constructor(private readonly onChange: () => void) {}

  /** The text so far. */
  get text(): string {
    const text = this.proposal?.text ?? this.pieces.join("");
    if (this.pieces.length > 1) this.pieces = [text];
    return text;
  }

  /** A request begins to write it: after this text, which earlier requests have written. */
  startAfter(before: string): void {
    if (this.status !== "open" || this.text === before) return;
    this.pieces = before === "" ? [] : [before];
    this.tokens = estimateTokens(before);
    this.onChange();
  }

  /** The next piece of its text. */
  add(piece: string): void {
    this.pieces.push(piece);
    this.tokens += estimatePieceTokens(piece);
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
