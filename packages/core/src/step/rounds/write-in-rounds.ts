import { ProviderError } from "@moagraph/provider-kit";
import { callModel } from "../../ask/call-model.js";
import { replyIn } from "../../ask/cache/cached-reply.js";
import type { CallRequest } from "../../ask/call/call-request.js";
import type { CallResult } from "../../ask/call/call-result.js";
import type { CutOffError } from "../../ask/cancel/cut-off-error.js";
import { isRetryable } from "../../ask/retry/is-retryable.js";
import { unsentCall } from "../../ask/unsent-call.js";
import { waitFor } from "../../ask/wait-for.js";
import { toCallError } from "../../redact/call-error.js";
import { type Call, isUsable } from "../../ledger/call.js";
import { callIdentity } from "../../ledger/call-event.js";
import type { BarrierNote, CallNote } from "../../ledger/call-note.js";
import type { Prompt } from "../../prompt/prompt.js";
import { nodePolicies, requestFor } from "../../runtime/compilation.js";
import type { MoaState, MoaUpdate } from "../../runtime/graph-state.js";
import { ChunkWatch } from "../../staircase/chunk-watch.js";
import { RoundText } from "../../staircase/round-text.js";
import type { JoinedRounds } from "../../staircase/joined-rounds.js";
import { type MissingInput, type NodeInput, nodeInputOf } from "../node-input.js";
import { skippedResult } from "../skipped-result.js";
import type { StepContext } from "../step-context.js";
import { answerResult, missingInputResult, proposalResult } from "../step-result.js";
import { joinedRoundsOf } from "./joined-rounds-of.js";
import { resultOfRounds, usageOf } from "./result-of-rounds.js";
import type { Rounds } from "./rounds.js";
import { RoundsPrompt } from "./rounds-prompt.js";
import { ShownProposals, type Snapshot } from "./shown-proposals.js";
import { withdrawnIn } from "./withdrawn.js";

/**
 * The step of a node with a `staircase`: writes its text in rounds, while the proposals that it reads are
 * being written.
 */
export function writeInRounds(rounds: Rounds, context: StepContext): Promise<MoaUpdate> {
  return new RoundWriter(rounds, context).write();
}

const noPrompt: Prompt = { messages: [], notes: [], proposals: [] };

/** A round after its request. */
interface EndedRound {
  readonly result: CallResult;
  readonly text: RoundText;
}

/** Whether the budget has no room for a round. The last one has a reservation of its own. */
function isRefused({ attempt, error }: Call): boolean {
  return attempt === 0 && error?.code === "BUDGET_EXHAUSTED";
}

class RoundWriter {
  private readonly proposals: ShownProposals;
  private readonly prompt: RoundsPrompt;
  /** Resolves with the state when all that the node reads has ended. */
  private readonly inputs: Promise<MoaState>;
  private readonly isInTurn: boolean;
  private haveInputsEnded = false;
  /** The text of the round that is being written. */
  private current: RoundText | undefined;
  private maxRounds: number;
  /** The text so far, without white space at its end, and the white space that was left out. */
  private written = "";
  private separator: string | undefined;
  private readonly lines: Call[] = [];
  private isDelivered = false;
  /** How often the text broke off, and was continued. */
  private breaks = 0;
  /** Number of rounds of an earlier process. */
  private keptRounds = 0;
  private readonly joined: JoinedRounds | undefined;

  constructor(
    private readonly rounds: Rounds,
    private readonly context: StepContext,
  ) {
    const { laterInputs, control } = context;
    this.isInTurn = laterInputs === undefined;
    this.maxRounds = rounds.rules.maxRounds;
    this.inputs = laterInputs ?? Promise.resolve(context.state);
    void this.inputs.then(() => {
      this.haveInputsEnded = true;
      this.current?.skipIfBlank();
    });
    if (control.live === undefined) throw new Error("The graph was not checked: nothing is live");
    this.proposals = new ShownProposals(rounds, control.live);
    this.prompt = new RoundsPrompt(rounds, this.proposals, context);
    this.joined = joinedRoundsOf(rounds.planned, context);
  }

  async write(): Promise<MoaUpdate> {
    try {
      return await this.writeAll();
    } catch (error) {
      await this.joined?.fail(error);
      throw error;
    }
  }

  private async writeAll(): Promise<MoaUpdate> {
    const kept = this.takeKept();
    if (kept !== undefined) return this.end(await this.fullContext(), kept);
    let watch = this.watch(this.proposals.slots.map(() => this.rounds.rules.firstChunkTokens));
    for (let number = this.keptRounds + 1; ; number++) {
      const cut = await this.waitForStart(number, watch);
      if (cut !== undefined) return this.endCut(cut);
      if (this.haveInputsEnded) return this.finish(number);
      const snapshot = this.proposals.snapshot();
      const { chunkTokens } = this.rounds.rules;
      watch = this.watch(snapshot.tokens.map((tokens) => tokens + chunkTokens));
      const ended = await this.round(number, snapshot, watch);
      if (isRefused(ended.result.call)) this.maxRounds = 0;
      else if (!this.goesOn(ended.result)) return this.fail(ended.result);
      if (ended.text.startsOver) return this.startOver(number + 1);
      if (ended.text.isTruncated) return this.end(await this.contextAtEnd(), ended.result);
    }
  }

  /** Takes what an earlier process has written. Returns its result if that is the whole text. */
  private takeKept(): CallResult | undefined {
    const { earlier } = this.context;
    for (let round = earlier?.keptRound; round !== undefined; round = earlier?.keptRound) {
      const { lines = [], kept } = earlier?.next() ?? {};
      this.lines.push(...lines);
      if (kept === undefined) return undefined;
      const { call } = kept;
      const reply = replyIn([kept.reply]);
      this.lines.push(call);
      this.keptRounds = round;
      this.adopt(reply.text);
      const isLast = call.notes?.some((note) => note.type === "round" && note.ended === "last");
      const nothing = { isDelivered: this.isDelivered, deliveredText: "", cause: undefined };
      if (isLast === true) return { call, calls: [call], reply, prompt: noPrompt, ...nothing };
    }
    return undefined;
  }

  /** Shows the listeners of this process what they have not received. */
  private adopt(text: string): void {
    const { planned } = this.rounds;
    const { node, sample, model } = planned;
    this.written += text;
    this.separator = "";
    if (!planned.isAnswer || !this.context.wantsTokens(true)) return;
    this.isDelivered = true;
    const atMs = this.context.nowMs();
    this.context.emit({ type: "answer-token", node, sample, model, atMs, text });
  }

  private watch(tokens: readonly number[]): ChunkWatch {
    const { rules, compilation, planned } = this.rounds;
    const { quorum } = nodePolicies(compilation, planned.node);
    const awaited = this.proposals.slots.map(({ live }, at) => ({ live, tokens: tokens[at] ?? 0 }));
    return new ChunkWatch(awaited, rules.atLeast ?? quorum?.atLeast);
  }

  /** Whether a round before the last one may start. */
  private mayStart(number: number, watch: ChunkWatch): boolean {
    const isOpen = this.proposals.slots.some(({ live }) => live.status === "open");
    return isOpen && number < this.maxRounds && watch.isReady;
  }

  private async waitForStart(number: number, watch: ChunkWatch): Promise<CutOffError | undefined> {
    if (this.isInTurn || this.haveInputsEnded) await this.inputs;
    if (this.haveInputsEnded || this.mayStart(number, watch)) return undefined;
    const isLast = number >= this.maxRounds;
    const start = isLast ? this.inputs : Promise.race([this.inputs, watch.ready]);
    const cut = await waitFor(start, this.context);
    if (cut !== undefined || this.haveInputsEnded || this.mayStart(number, watch)) return cut;
    return waitFor(this.inputs, this.context);
  }

  private async round(number: number, snapshot: Snapshot, watch: ChunkWatch): Promise<EndedRound> {
    const text = this.newText(number, false, () => {
      return this.haveInputsEnded || this.mayStart(number + 1, watch);
    });
    this.current = text;
    const notes = withdrawnIn(this.prompt.lastShown, snapshot, this.proposals);
    const round = { number, text, snapshot, isLast: false, notes };
    const result = await this.ask(this.context, round);
    const { call } = result;
    if (isUsable(call)) this.context.emit({ type: "round-end", ...callIdentity(call), call });
    return { result, text };
  }

  private newText(number: number, isLast: boolean, isNextReady: () => boolean): RoundText {
    const { chunkTokens } = this.rounds.rules;
    const separator = number === 1 ? "" : this.separator;
    return new RoundText({ before: this.written, separator, isLast, isNextReady, chunkTokens });
  }

  /** Makes the request of a round, and adds what it has written. */
  private async ask(
    context: StepContext,
    round: {
      readonly number: number;
      readonly text: RoundText;
      readonly snapshot: Snapshot;
      readonly isLast: boolean;
      readonly notes: readonly CallNote[];
      readonly input?: NodeInput;
    },
  ): Promise<CallResult> {
    const { number, text, snapshot, isLast } = round;
    const { planned, compilation } = this.rounds;
    const { written } = this;
    const writePrompt: CallRequest["writePrompt"] = (model) =>
      this.prompt.write({ ...round, written }, model);
    const request = requestFor(compilation, { planned, context, writePrompt });
    const result = await callModel({ ...request, ...this.numbered(number, text) });
    this.lines.push(...result.calls);
    this.isDelivered ||= result.isDelivered;
    if (isPrefillRefused(result) && this.prompt.avoidPrefill()) return this.ask(context, round);
    const isBroken = !isUsable(result.call);
    if (isBroken && !this.mayContinue(result)) return result;
    const wrote = isBroken ? result.deliveredText : text.text;
    this.prompt.add({ snapshot, isLast, wrote });
    this.written += wrote;
    this.separator = isBroken ? "" : text.separator;
    return result;
  }

  /**
   * Whether the next request can continue a text that broke off after a part of it was delivered. Without a
   * listener, the round has been tried again already.
   */
  private mayContinue({ isDelivered, cause }: CallResult): boolean {
    const { planned, compilation } = this.rounds;
    const { retry } = nodePolicies(compilation, planned.node);
    return isDelivered && isRetryable(cause) && this.breaks < retry.attempts - 1;
  }

  /** Whether another request can follow. */
  private goesOn(result: CallResult): boolean {
    if (isUsable(result.call)) return true;
    if (!this.mayContinue(result)) return false;
    this.breaks += 1;
    const { call } = result;
    this.context.emit({ type: "call-retry", ...callIdentity(call), call });
    return true;
  }

  /** The number of a round, and of the attempts before it. */
  private numbered(
    number: number,
    text?: RoundText,
  ): Pick<CallRequest, "round" | "attemptsBefore"> {
    const attemptsBefore = this.lines.filter(({ attempt }) => attempt > 0).length;
    return { attemptsBefore, round: { number, ...(text && { text, joined: this.joined }) } };
  }

  /** All that the node reads has ended: writes the rest of its text. */
  private async finish(number: number): Promise<MoaUpdate> {
    const { planned, reads, compilation } = this.rounds;
    const context = await this.fullContext();
    if (compilation.isSkipped?.(planned.node, context.state) === true) {
      return skippedResult(
        { ...planned, name: context.step, run: () => ({}) },
        context,
        compilation,
      );
    }
    const input = nodeInputOf(planned.node, reads, context.state, compilation);
    if ("missing" in input) return this.missing(input, context);
    const because = this.maxRounds === 0 ? "budget" : this.isInTurn ? "turn" : "complete";
    if (this.written === "") return this.askWhole(context, input, { because, number });
    return this.askLast(context, input, number);
  }

  /** The last round, which the model ends. */
  private async askLast(
    context: StepContext,
    input: NodeInput,
    number: number,
  ): Promise<MoaUpdate> {
    const text = this.newText(number, true, () => false);
    const snapshot = this.proposals.snapshot();
    const notes = [...input.notes, ...withdrawnIn(this.prompt.lastShown, snapshot, this.proposals)];
    const round = { number, text, snapshot, isLast: true, notes, input };
    const result = await this.ask(context, round);
    if (text.startsOver) return this.startOver(number + 1);
    const isBroken = !isUsable(result.call);
    if (isBroken && this.goesOn(result)) return this.askLast(context, input, number + 1);
    return this.end(context, result);
  }

  /** The ordinary request: for the whole text, with all proposals. */
  private async askWhole(
    context: StepContext,
    input: NodeInput,
    { because, number }: { readonly because: BarrierNote["because"]; readonly number: number },
  ): Promise<MoaUpdate> {
    const { planned, promptWriter, compilation } = this.rounds;
    const notes: CallNote[] = [...input.notes, { type: "barrier", because }];
    // Its request is shown as usual.
    await this.joined?.discard();
    const writePrompt = promptWriter({ ...input, notes }, context);
    const request = requestFor(compilation, { planned, context, writePrompt });
    const result = await callModel(
      number === 1 ? request : { ...request, ...this.numbered(number) },
    );
    this.lines.push(...result.calls);
    this.isDelivered ||= result.isDelivered;
    if (isUsable(result.call)) this.written = result.reply?.text ?? "";
    return this.end(context, result);
  }

  /** The model began its answer again: what it wrote is discarded, and it is asked for the whole. */
  private async startOver(number: number): Promise<MoaUpdate> {
    const { planned, reads, compilation } = this.rounds;
    const cut = await waitFor(this.inputs, this.context);
    if (cut !== undefined) return this.endCut(cut);
    const context = await this.fullContext();
    const input = nodeInputOf(planned.node, reads, context.state, compilation);
    if ("missing" in input) return this.missing(input, context);
    const { node, sample, model } = planned;
    if (this.isDelivered) {
      context.emit({ type: "answer-reset", node, sample, model, atMs: context.nowMs() });
    }
    this.written = "";
    this.isDelivered = false;
    return this.askWhole(context, input, { because: "starts-over", number });
  }

  private async fullContext(): Promise<StepContext> {
    return this.isInTurn ? this.context : this.context.withState(await this.inputs);
  }

  private missing(input: MissingInput, context: StepContext): MoaUpdate {
    const { planned, compilation } = this.rounds;
    const { state } = context;
    const withLines = context.withState({ ...state, ledger: [...state.ledger, ...this.lines] });
    const update = missingInputResult(planned, input, withLines, compilation);
    return { ...update, ledger: [...this.lines, ...(update.ledger as Call[])] };
  }

  /** A round failed. An error of the run holds all that the others have done. */
  private async fail(result: CallResult): Promise<MoaUpdate> {
    return this.end(await this.contextAtEnd(), result);
  }

  /** The output ends a run: with the state of all that came before. */
  private async contextAtEnd(): Promise<StepContext> {
    if (this.rounds.planned.isAnswer) await waitFor(this.inputs, this.context);
    return this.haveInputsEnded ? this.fullContext() : this.context;
  }

  private endCut(cause: CutOffError): Promise<MoaUpdate> {
    const { planned } = this.rounds;
    const error = toCallError(cause, this.context.redact);
    const call = unsentCall(planned, { status: cause.status, error }, this.context);
    this.lines.push(call);
    const nothing = { reply: undefined, isDelivered: false, deliveredText: "" };
    return this.end(this.context, { call, calls: [call], prompt: noPrompt, ...nothing, cause });
  }

  private async end(context: StepContext, last: CallResult): Promise<MoaUpdate> {
    const { planned, compilation } = this.rounds;
    const { lines, written, isDelivered } = this;
    const messageId = await this.endJoined(last);
    const result = resultOfRounds(last, { lines, written, isDelivered, messageId });
    return planned.isAnswer
      ? answerResult(result, context, compilation)
      : proposalResult(result, context, compilation);
  }

  /** Returns the id of the message that the caller's streams have shown, if any. */
  private async endJoined({ call, reply, cause }: CallResult): Promise<string | undefined> {
    if (!isUsable(call) || reply === undefined) {
      await this.joined?.fail(cause);
      return undefined;
    }
    const usage_metadata = usageOf(this.lines);
    return this.joined?.end({ usage_metadata, response_metadata: reply.metadata });
  }
}

/** Whether the model does not continue a message of its own, against what was known of it. */
function isPrefillRefused({ cause }: CallResult): boolean {
  return ProviderError.isInstance(cause) && cause.capability === "prefill";
}
