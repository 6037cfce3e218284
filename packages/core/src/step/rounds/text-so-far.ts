import { replyIn } from "../../ask/cache/cached-reply.js";
import type { CallResult } from "../../ask/call/call-result.js";
import type { Call } from "../../ledger/call.js";
import type { Prompt } from "../../prompt/prompt.js";
import type { StepContext } from "../step-context.js";
import type { Rounds } from "./rounds.js";

/** For results without a request of this process. */
export const noPrompt: Prompt = { messages: [], notes: [], proposals: [] };

/** What the rounds of a call have written so far, and the ledger lines of their requests. */
export class TextSoFar {
  readonly lines: Call[] = [];
  /** Without white space at its end. */
  text = "";
  /** The white space that was left out. `undefined` if the model had ended the text. */
  separator: string | undefined = "";
  /** Whether a listener has received a part of it. */
  isDelivered = false;
  /** The number of the last round that an earlier process has made; 0 if there is none. */
  keptRounds = 0;

  constructor(
    private readonly rounds: Rounds,
    private readonly context: StepContext,
  ) {}

  /** Number of requests. */
  get attempts(): number {
    return this.lines.filter(({ attempt }) => attempt > 0).length;
  }

  /** Adds the ledger lines of a request. */
  addLines({ calls, isDelivered }: CallResult): void {
    this.lines.push(...calls);
    this.isDelivered ||= isDelivered;
  }

  /** Adds what a round has written. A round without a text changes nothing. */
  addText(text: string, separator: string | undefined): void {
    if (text === "") return;
    this.text += text;
    this.separator = separator;
  }

  /** Discards the text: its listeners are told to do the same. */
  discard(): void {
    const { node, sample, model } = this.rounds.planned;
    const atMs = this.context.nowMs();
    if (this.isDelivered) this.context.emit({ type: "answer-reset", node, sample, model, atMs });
    this.text = "";
    this.isDelivered = false;
  }

  /** Takes what an earlier process has written. Returns its result if that is the whole text. */
  takeKept(): CallResult | undefined {
    const { earlier } = this.context;
    for (let round = earlier?.keptRound; round !== undefined; round = earlier?.keptRound) {
      const { lines = [], kept } = earlier?.next() ?? {};
      this.lines.push(...lines);
      if (kept === undefined) return undefined;
      const { call } = kept;
      const reply = replyIn([kept.reply]);
      this.lines.push(call);
      this.keptRounds = round;
      this.show(reply.text);
      const nothing = { isDelivered: this.isDelivered, deliveredText: "", cause: undefined };
      if (isLastRound(call)) return { call, calls: [call], reply, prompt: noPrompt, ...nothing };
    }
    return undefined;
  }

  /** Shows the listeners of this process what they have not received. */
  private show(text: string): void {
    const { planned } = this.rounds;
    const { node, sample, model } = planned;
    this.addText(text, "");
    if (!planned.isAnswer || !this.context.wantsTokens(true)) return;
    this.isDelivered = true;
    const atMs = this.context.nowMs();
    this.context.emit({ type: "answer-token", node, sample, model, atMs, text });
  }
}

function isLastRound({ notes = [] }: Call): boolean {
  return notes.some((note) => note.type === "round" && note.ended === "last");
}
