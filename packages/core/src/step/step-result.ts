import { AIMessage, type AIMessageFields } from "@langchain/core/messages";
import type { Outcome } from "../ask/call-request.js";
import type { PlannedCall } from "../ask/planned-call.js";
import { type Call, isUsable } from "../ledger/call.js";
import type { CallIdentity } from "../ledger/call-event.js";
import type { Proposal } from "../ledger/proposal.js";
import type { Reply } from "../ask/reply.js";
import type { MoaError } from "@moagraph/provider-kit";
import { AnswerFailedError } from "../errors/answer-failed-error.js";
import { BrokenAnswerError } from "../errors/broken-answer-error.js";
import { BudgetExhaustedError } from "../errors/budget-exhausted-error.js";
import { NoUsableProposalError } from "../errors/no-usable-proposal-error.js";
import type { Compilation } from "../runtime/compilation.js";
import { draftFor, settleDraft } from "./draft.js";
import type { MoaUpdate } from "../runtime/graph-state.js";
import type { Lack } from "./node-input.js";
import type { Site } from "./step-context.js";
import { notMade } from "./unsent-call.js";

/** What a step that judges came to. */
export interface Judged {
  readonly passedOn: readonly Proposal[];
  /** The tries of its call, in order; empty for a step that makes none. */
  readonly calls: readonly Call[];
  /** What went wrong, if anything did. */
  readonly cause?: unknown;
}

/** What a node that others read writes: its proposal if that is usable, its ledger lines always. */
export function settleProposal({ call, calls, reply }: Outcome, site: Site): MoaUpdate {
  const { node, sample, model, inputTokens, outputTokens } = call;
  if (!isUsable(call) || reply === undefined) {
    site.tell({ type: "call-failed", ...identityOf(call), call });
    return { ledger: [...calls] };
  }
  const usage = { inputTokens, outputTokens };
  const proposal = { node, sample, model, text: reply.text, usage };
  site.tell({ type: "proposal-end", ...identityOf(call), proposal, call });
  return { proposals: [proposal], ledger: [...calls] };
}

/**
 * What the output writes when it wrote its answer itself. Where it has none, a draft is the answer,
 * or the run fails here.
 */
export function settleAnswer(outcome: Outcome, site: Site, compilation: Compilation): MoaUpdate {
  const { call, calls, reply, deliveredText, cause } = outcome;
  if (isUsable(call) && reply !== undefined) {
    site.tell({ type: "call-end", ...identityOf(call), call, passedOn: [] });
    return { answer: reply.text, messages: [messageOf(reply, site)], ledger: [...calls] };
  }
  const isBroken = deliveredText.trim() !== "";
  const draft = isBroken ? undefined : draftFor(call.node, site.state, compilation);
  if (draft !== undefined) return settleDraft(draft, calls, site);
  site.tell({ type: "call-failed", ...identityOf(call), call });
  const ledger = [...site.state.ledger, ...calls];
  if (!isBroken) throw answerFailed(call, ledger, cause, site);
  throw new BrokenAnswerError(call, deliveredText, ledger, cause, site.state.proposals);
}

/**
 * The answer as a message. A vendor's id is kept so that LangGraph's `messages` stream knows the
 * message again; not one that stands in the conversation already, whose message it would replace.
 */
function messageOf({ id, text, usage }: Reply, { state }: Site): AIMessage {
  const isTaken = state.messages.some((message) => message.id === id);
  const fields = { content: text, id: isTaken ? undefined : id, usage_metadata: usage };
  return new AIMessage(fields as AIMessageFields);
}

/** What a step that judges writes, where others read it. */
export function settleJudged(judged: Judged, site: Site): MoaUpdate {
  tellJudged(judged, site);
  return { proposals: [...judged.passedOn], ledger: [...judged.calls] };
}

function tellJudged({ passedOn, calls }: Judged, site: Site): void {
  const call = calls.at(-1);
  if (call === undefined) return;
  if (isUsable(call)) site.tell({ type: "call-end", ...identityOf(call), call, passedOn });
  else site.tell({ type: "call-failed", ...identityOf(call), call });
}

/** What the output writes when its answer is a proposal that it picked. */
export function settlePicked(
  node: string,
  judged: Judged,
  site: Site,
  compilation: Compilation,
): MoaUpdate {
  const { passedOn, calls, cause } = judged;
  const [picked] = passedOn;
  const call = calls.at(-1);
  const draft = picked === undefined ? draftFor(node, site.state, compilation) : undefined;
  if (draft !== undefined) return settleDraft(draft, calls, site);
  tellJudged(judged, site);
  if (picked !== undefined) {
    const { sample, model, text } = picked;
    const atMs = call?.settledMs ?? site.nowMs();
    site.tell({ type: "answer-token", node, sample, model, atMs, text });
    return { answer: text, messages: [new AIMessage(text)], ledger: [...calls] };
  }
  const ledger = [...site.state.ledger, ...calls];
  if (call !== undefined && !isUsable(call)) throw answerFailed(call, ledger, cause, site);
  throw new NoUsableProposalError(node, calls, ledger, site.state.proposals);
}

function answerFailed(call: Call, ledger: readonly Call[], cause: unknown, site: Site): MoaError {
  const { proposals } = site.state;
  const overruns = site.control.spending.overruns();
  if (call.error?.code === "BUDGET_EXHAUSTED" && overruns.length > 0) {
    return new BudgetExhaustedError(call.node, overruns, { ledger, proposals });
  }
  return new AnswerFailedError(call, ledger, cause, proposals);
}

/** What a step writes that has too little to work on. */
export function settleWithoutProposals(
  planned: PlannedCall,
  { lack }: Lack,
  site: Site,
  compilation: Compilation,
): MoaUpdate {
  const call = notMade(planned, { code: lack.code, message: lack.reason }, site);
  const draft = planned.isAnswer ? draftFor(planned.node, site.state, compilation) : undefined;
  if (draft !== undefined) return settleDraft(draft, [call], site);
  site.tell({ type: "call-failed", ...identityOf(call), call });
  if (!planned.isAnswer) return { ledger: [call] };
  throw lack.asError([...site.state.ledger, call]);
}

function identityOf({ node, sample, model, settledMs }: Call): CallIdentity {
  return { node, sample, model, atMs: settledMs };
}
