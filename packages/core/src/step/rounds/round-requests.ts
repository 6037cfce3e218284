import { ProviderError } from "@moagraph/provider-kit";
import { callModel } from "../../ask/call-model.js";
import type { CandidateModel } from "../../ask/call/call-config.js";
import type { CallRequest } from "../../ask/call/call-request.js";
import type { CallResult } from "../../ask/call/call-result.js";
import { isRetryable } from "../../ask/retry/is-retryable.js";
import { isUsable } from "../../ledger/call.js";
import { callIdentity } from "../../ledger/call-event.js";
import type { CallNote } from "../../ledger/call-note.js";
import { nodePolicies, requestFor } from "../../runtime/compilation.js";
import type { JoinedRounds } from "../../staircase/joined-rounds.js";
import type { RoundText } from "../../staircase/round-text.js";
import type { NodeInput } from "../node-input.js";
import type { StepContext } from "../step-context.js";
import type { Rounds } from "./rounds.js";
import { RoundsPrompt } from "./rounds-prompt.js";
import type { ShownProposals, Snapshot } from "./shown-proposals.js";
import type { TextSoFar } from "./text-so-far.js";
import { withdrawnIn } from "./withdrawn.js";

/** A round to be requested. */
export interface RoundToAsk {
  readonly number: number;
  readonly text: RoundText;
  readonly snapshot: Snapshot;
  readonly isLast: boolean;
  /** What the node reads. Only in the last round. */
  readonly input?: NodeInput;
}

/** Makes the requests of one call, and adds what they write to its text. */
export class RoundRequests {
  private readonly prompt: RoundsPrompt;
  /** How often the text broke off, and was continued. */
  private breaks = 0;

  constructor(
    private readonly rounds: Rounds,
    private readonly proposals: ShownProposals,
    private readonly soFar: TextSoFar,
    private readonly joined: JoinedRounds | undefined,
    context: StepContext,
  ) {
    this.prompt = new RoundsPrompt(rounds, proposals, context);
  }

  /** Makes the request of a round. */
  async ask(context: StepContext, round: RoundToAsk): Promise<CallResult> {
    const { number, text, snapshot, isLast, input } = round;
    const { soFar, rounds, joined } = this;
    const { text: written } = soFar;
    const withdrawn = withdrawnIn(this.prompt.lastShown, snapshot, this.proposals);
    const ofLast = input === undefined ? [] : [...input.notes, ...snapshot.notes];
    const notes: CallNote[] = [...ofLast, ...withdrawn];
    const request = requestFor(rounds.compilation, {
      planned: rounds.planned,
      context,
      writePrompt: (model) => this.prompt.write({ ...round, written, notes }, model),
    });
    const attemptsBefore = soFar.attempts;
    const models = request.models.map((model) => withLimitFor(model, written));
    const result = await callModel({
      ...request,
      models,
      attemptsBefore,
      round: { number, text, joined },
    });
    soFar.addLines(result);
    if (isPrefillRefused(result) && this.prompt.avoidPrefill()) return this.ask(context, round);
    const isBroken = !isUsable(result.call);
    if (isBroken && !this.mayContinue(result)) return result;
    const wrote = isBroken ? result.deliveredText : text.text;
    this.prompt.add({ snapshot, isLast, wrote });
    soFar.addText(wrote, isBroken ? "" : text.separator);
    return result;
  }

  /** Makes the ordinary request: for the whole text, with all proposals. */
  async askWhole(context: StepContext, input: NodeInput, number: number): Promise<CallResult> {
    const { compilation, planned, promptWriter } = this.rounds;
    // Its request is shown as usual.
    await this.joined?.discard();
    const writePrompt = promptWriter(input, context);
    const request = requestFor(compilation, { planned, context, writePrompt });
    const again: Partial<CallRequest> =
      number === 1 ? {} : { round: { number }, attemptsBefore: this.soFar.attempts };
    const result = await callModel({ ...request, ...again });
    this.soFar.addLines(result);
    if (isUsable(result.call)) this.soFar.addText(result.reply?.text ?? "", undefined);
    return result;
  }

  /** Whether another request can follow a round. */
  goesOn(result: CallResult, context: StepContext): boolean {
    const { call } = result;
    if (isUsable(call)) return true;
    if (!this.mayContinue(result)) return false;
    this.breaks += 1;
    context.emit({ type: "call-retry", ...callIdentity(call), call });
    return true;
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
}

/** The model with the output limit that is left for the rest of a text. */
function withLimitFor(model: CandidateModel, written: string): CandidateModel {
  const { settings, counter } = model;
  const { maxOutputTokens } = settings;
  if (maxOutputTokens === undefined || written === "") return model;
  const left = Math.max(1, maxOutputTokens - counter.text(written));
  return { ...model, settings: { ...settings, maxOutputTokens: left } };
}

/** Whether the model does not continue a message of its own, against what was known of it. */
function isPrefillRefused({ cause }: CallResult): boolean {
  return ProviderError.isInstance(cause) && cause.capability === "prefill";
}
