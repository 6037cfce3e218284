import type { MoaError } from "@moagraph/provider-kit";
import type { PlannedCall } from "../ask/call/call-request.js";
import type { CallResult } from "../ask/call/call-result.js";
import type { Reply } from "../ask/reply/reply.js";
import { unsentCall } from "../ask/unsent-call.js";
import { AnswerFailedError } from "../errors/run/answer-failed-error.js";
import { BrokenAnswerError } from "../errors/run/broken-answer-error.js";
import { BudgetExhaustedError } from "../errors/run/budget-exhausted-error.js";
import { NoUsableProposalError } from "../errors/run/no-usable-proposal-error.js";
import { type Call, isUsable } from "../ledger/call.js";
import { callIdentity } from "../ledger/call-event.js";
import type { Proposal } from "../ledger/proposal.js";
import { type Compilation, nodePolicies } from "../runtime/compilation.js";
import type { MoaUpdate } from "../runtime/graph-state.js";
import { answerMessageOf } from "./answer-message.js";
import { answerMessage, draftFor, draftResult } from "./draft.js";
import type { MissingInput } from "./node-input.js";
import type { StepContext } from "./step-context.js";

/** The outcome of a step that judges proposals. */
export interface Judged {
  readonly passedOn: readonly Proposal[];
  /** The attempts of its call, in order; empty for a step without a call. */
  readonly calls: readonly Call[];
  /** What was thrown, if anything. */
  readonly cause?: unknown;
}

/** The update of a node that others read: its proposal if usable, and always its ledger lines. */
export function proposalResult(
  { call, calls, reply }: CallResult,
  context: StepContext,
  compilation: Compilation,
): MoaUpdate {
  const { node, sample, model, inputTokens, outputTokens } = call;
  if (!isUsable(call) || reply === undefined) {
    context.emit({ type: "call-failed", ...callIdentity(call), call });
    return { ledger: [...calls] };
  }
  const usage = { inputTokens, outputTokens };
  const reasoning = keptReasoning(reply, node, compilation);
  const kept = reasoning === "" ? {} : { reasoning };
  const proposal = { node, sample, model, text: reply.text, ...kept, usage };
  context.emit({ type: "proposal-end", ...callIdentity(call), proposal, call });
  return { proposals: [proposal], ledger: [...calls] };
}

/** The reasoning of a reply, if its node keeps it; else empty. */
function keptReasoning({ reasoning }: Reply, node: string, compilation: Compilation): string {
  return reasoning !== "" && nodePolicies(compilation, node).keepReasoning ? reasoning : "";
}

/**
 * The update of an output that wrote its own answer. Without an answer, a draft replaces it.
 *
 * @throws The error of the run, if there is no draft either.
 */
export function answerResult(
  result: CallResult,
  context: StepContext,
  compilation: Compilation,
): MoaUpdate {
  const { call, calls, reply, isDelivered, deliveredText, cause } = result;
  if (isUsable(call) && reply !== undefined) {
    context.emit({ type: "call-end", ...callIdentity(call), call, passedOn: [] });
    const reasoning = keptReasoning(reply, call.node, compilation);
    const message = answerMessageOf({ ...reply, reasoning }, call);
    const answer = reply.callingMessage === undefined ? reply.text : "";
    return { answer, messages: [message], ledger: [...calls] };
  }
  const draft = isDelivered ? undefined : draftFor(call.node, context.state, compilation);
  if (draft !== undefined) return draftResult(draft, calls, context);
  context.emit({ type: "call-failed", ...callIdentity(call), call });
  const ledger = [...context.state.ledger, ...calls];
  if (!isDelivered) throw answerFailed(call, ledger, cause, context);
  throw new BrokenAnswerError(call, deliveredText, ledger, cause, context.state.proposals);
}

/** The update of a judging node that others read. */
export function judgedResult(judged: Judged, context: StepContext): MoaUpdate {
  emitJudged(judged, context);
  return { proposals: [...judged.passedOn], ledger: [...judged.calls] };
}

function emitJudged({ passedOn, calls }: Judged, context: StepContext): void {
  const call = calls.at(-1);
  if (call === undefined) return;
  if (isUsable(call)) context.emit({ type: "call-end", ...callIdentity(call), call, passedOn });
  else context.emit({ type: "call-failed", ...callIdentity(call), call });
}

/**
 * The update of an output whose answer is a proposal it picked. Without one, a draft replaces it.
 *
 * @throws The error of the run, if there is no draft either.
 */
export function pickedResult(
  node: string,
  judged: Judged,
  context: StepContext,
  compilation: Compilation,
): MoaUpdate {
  const { passedOn, calls, cause } = judged;
  const [picked] = passedOn;
  const call = calls.at(-1);
  const draft = picked === undefined ? draftFor(node, context.state, compilation) : undefined;
  if (draft !== undefined) return draftResult(draft, calls, context);
  emitJudged(judged, context);
  if (picked !== undefined) {
    const { sample, model, text } = picked;
    const atMs = call?.settledMs ?? context.nowMs();
    context.emit({ type: "answer-token", node, sample, model, atMs, text });
    return { answer: text, messages: [answerMessage(text)], ledger: [...calls] };
  }
  const ledger = [...context.state.ledger, ...calls];
  if (call !== undefined && !isUsable(call)) throw answerFailed(call, ledger, cause, context);
  throw new NoUsableProposalError(node, calls, ledger, context.state.proposals);
}

function answerFailed(
  call: Call,
  ledger: readonly Call[],
  cause: unknown,
  context: StepContext,
): MoaError {
  const { proposals } = context.state;
  const overruns = context.control.spending.overruns();
  if (call.error?.code === "BUDGET_EXHAUSTED" && overruns.length > 0) {
    return new BudgetExhaustedError(call.node, overruns, { ledger, proposals });
  }
  return new AnswerFailedError(call, ledger, cause, proposals);
}

/**
 * The update of a step whose node has too little input.
 *
 * @throws The error of the run, if the node is the output and there is no draft.
 */
export function missingInputResult(
  planned: PlannedCall,
  { missing }: MissingInput,
  context: StepContext,
  compilation: Compilation,
): MoaUpdate {
  const error = { code: missing.code, message: missing.reason };
  const call = unsentCall(planned, { status: "failed", error }, context);
  const draft = planned.isAnswer ? draftFor(planned.node, context.state, compilation) : undefined;
  if (draft !== undefined) return draftResult(draft, [call], context);
  context.emit({ type: "call-failed", ...callIdentity(call), call });
  if (!planned.isAnswer) return { ledger: [call] };
  throw missing.asError([...context.state.ledger, call]);
}
