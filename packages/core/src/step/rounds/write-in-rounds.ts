import type { CallResult } from "../../ask/call/call-result.js";
import type { CutOffError } from "../../ask/cancel/cut-off-error.js";
import { unsentCall } from "../../ask/unsent-call.js";
import { type Call, isUsable } from "../../ledger/call.js";
import { callIdentity } from "../../ledger/call-event.js";
import type { BarrierNote } from "../../ledger/call-note.js";
import { toCallError } from "../../redact/call-error.js";
import type { MoaUpdate } from "../../runtime/graph-state.js";
import type { JoinedRounds } from "../../staircase/joined-rounds.js";
import { RoundText } from "../../staircase/round-text.js";
import { type MissingInput, type NodeInput, nodeInputOf } from "../node-input.js";
import { skippedResult } from "../skipped-result.js";
import type { StepContext } from "../step-context.js";
import { answerResult, missingInputResult, proposalResult } from "../step-result.js";
import { joinedRoundsOf } from "./joined-rounds-of.js";
import { resultOfRounds, usageOf } from "./result-of-rounds.js";
import { RoundRequests } from "./round-requests.js";
import { RoundStarts } from "./round-starts.js";
import type { Rounds } from "./rounds.js";
import { ShownProposals } from "./shown-proposals.js";
import { noPrompt, TextSoFar } from "./text-so-far.js";

/**
 * The step of a node with a `staircase`: writes its text in rounds, while the proposals that it reads are
 * being written.
 *
 * `RoundStarts` says when a round may start, `RoundRequests` makes its request, `TextSoFar` has what was
 * written.
 */
export async function writeInRounds(rounds: Rounds, context: StepContext): Promise<MoaUpdate> {
  const joined = joinedRoundsOf(rounds.planned, context);
  try {
    return await new RoundWriter(rounds, context, joined).write();
  } catch (error) {
    await joined?.fail(error);
    throw error;
  }
}

class RoundWriter {
  private readonly proposals: ShownProposals;
  private readonly soFar: TextSoFar;
  private readonly starts: RoundStarts;
  private readonly requests: RoundRequests;

  constructor(
    private readonly rounds: Rounds,
    private readonly context: StepContext,
    private readonly joined: JoinedRounds | undefined,
  ) {
    const { live } = context.control;
    if (live === undefined) throw new Error("The graph was not checked: nothing is live");
    this.proposals = new ShownProposals(rounds, live);
    this.soFar = new TextSoFar(rounds, context);
    this.starts = new RoundStarts(rounds, this.proposals, context);
    this.requests = new RoundRequests(rounds, this.proposals, this.soFar, joined, context);
  }

  async write(): Promise<MoaUpdate> {
    const kept = this.soFar.takeKept();
    if (kept !== undefined) return this.end(await this.starts.completeContext(), kept);
    for (let number = this.soFar.keptRounds + 1; ; number += 1) {
      const cut = await this.starts.wait(number);
      if (cut !== undefined) return this.endCut(cut);
      if (this.starts.haveInputsEnded) return this.finish(number);
      const update = await this.round(number);
      if (update !== undefined) return update;
    }
  }

  /** A round before the last. Returns the update of the step if it was the last after all. */
  private async round(number: number): Promise<MoaUpdate | undefined> {
    const snapshot = this.proposals.snapshot();
    const text = this.newText(number, () => this.starts.isReady(number + 1));
    this.starts.begin(snapshot, text);
    const round = { number, text, snapshot, isLast: false };
    const result = await this.requests.ask(this.context, round).finally(() => this.starts.end());
    const { call } = result;
    if (isUsable(call)) this.context.emit({ type: "round-end", ...callIdentity(call), call });
    if (isRefused(call)) this.starts.hasBudget = false;
    else if (!this.requests.goesOn(result, this.context)) return this.endEarly(result);
    if (text.startsOver) return this.startOver(number + 1);
    const isTruncated = result.reply?.finishReason === "length";
    return isTruncated ? this.endEarly(result) : undefined;
  }

  /** @param isNextReady - Whether the next round may start. Absent for the last round. */
  private newText(number: number, isNextReady?: () => boolean): RoundText {
    const { chunkTokens } = this.rounds.rules;
    const { text: before, separator } = this.soFar;
    return new RoundText({
      before,
      separator: number === 1 ? "" : separator,
      isLast: isNextReady === undefined,
      isNextReady: isNextReady ?? (() => false),
      chunkTokens,
    });
  }

  /** All that the node reads has ended: writes the rest of its text. */
  private async finish(number: number): Promise<MoaUpdate> {
    const { planned, compilation } = this.rounds;
    const context = await this.starts.completeContext();
    if (compilation.isSkipped?.(planned.node, context.state) === true) {
      const step = { ...planned, name: context.step, run: () => ({}) };
      return skippedResult(step, context, compilation);
    }
    const input = this.inputIn(context);
    if ("missing" in input) return this.missing(input, context);
    if (this.soFar.text !== "") return this.askLast(context, input, number);
    const { hasBudget, isInTurn } = this.starts;
    return this.askWhole(number, !hasBudget ? "budget" : isInTurn ? "turn" : "complete");
  }

  /** The last round, which the model ends. */
  private async askLast(
    context: StepContext,
    input: NodeInput,
    number: number,
  ): Promise<MoaUpdate> {
    const text = this.newText(number);
    const snapshot = this.proposals.snapshot();
    const round = { number, text, snapshot, isLast: true, input };
    const result = await this.requests.ask(context, round);
    if (text.startsOver) return this.startOver(number + 1);
    const isBroken = !isUsable(result.call);
    if (!isBroken || !this.requests.goesOn(result, context)) return this.end(context, result);
    return this.askLast(context, input, number + 1);
  }

  /** The model began its answer again: what it wrote is discarded, and it is asked for the whole. */
  private async startOver(number: number): Promise<MoaUpdate> {
    const cut = await this.starts.waitForInputs();
    if (cut !== undefined) return this.endCut(cut);
    this.soFar.discard();
    return this.askWhole(number, "starts-over");
  }

  private async askWhole(number: number, because: BarrierNote["because"]): Promise<MoaUpdate> {
    const context = await this.starts.completeContext();
    const input = this.inputIn(context);
    if ("missing" in input) return this.missing(input, context);
    const noted: NodeInput = { ...input, notes: [...input.notes, { type: "barrier", because }] };
    return this.end(context, await this.requests.askWhole(context, noted, number));
  }

  private inputIn({ state }: StepContext): NodeInput | MissingInput {
    const { planned, reads, compilation } = this.rounds;
    return nodeInputOf(planned.node, reads, state, compilation);
  }

  private missing(input: MissingInput, context: StepContext): MoaUpdate {
    const { planned, compilation } = this.rounds;
    const { lines } = this.soFar;
    const { state } = context;
    const withLines = context.withState({ ...state, ledger: [...state.ledger, ...lines] });
    const update = missingInputResult(planned, input, withLines, compilation);
    return { ...update, ledger: [...lines, ...(update.ledger as Call[])] };
  }

  /** The text ends before the last round. The output ends a run with the state of all that came before. */
  private async endEarly(result: CallResult): Promise<MoaUpdate> {
    if (this.rounds.planned.isAnswer) await this.starts.waitForInputs();
    const { haveInputsEnded } = this.starts;
    return this.end(haveInputsEnded ? await this.starts.completeContext() : this.context, result);
  }

  private endCut(cause: CutOffError): Promise<MoaUpdate> {
    const error = toCallError(cause, this.context.redact);
    const { status } = cause;
    const call = unsentCall(this.rounds.planned, { status, error }, this.context);
    const nothing = { reply: undefined, isDelivered: false, deliveredText: "" };
    const result = { call, calls: [call], prompt: noPrompt, ...nothing, cause };
    this.soFar.addLines(result);
    return this.end(this.context, result);
  }

  private async end(context: StepContext, last: CallResult): Promise<MoaUpdate> {
    const { planned, compilation } = this.rounds;
    const messageId = await this.endJoined(last);
    const result = resultOfRounds(last, this.soFar, messageId);
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
    const usage_metadata = usageOf(this.soFar.lines);
    return this.joined?.end({ usage_metadata, response_metadata: reply.metadata });
  }
}

/** Whether the budget has no room for a round. The last one has a reservation of its own. */
function isRefused({ attempt, error }: Call): boolean {
  return attempt === 0 && error?.code === "BUDGET_EXHAUSTED";
}
