import { AIMessage, type AIMessageFields } from "@langchain/core/messages";
import type { Call } from "../call/call.js";
import type { CallIdentity } from "../call/call-event.js";
import { elapsedMs } from "../call/clock.js";
import type { Reply } from "../call/reply.js";
import type { Proposal } from "../call/proposal.js";
import { AnswerFailedError } from "../errors/answer-failed-error.js";
import { BrokenAnswerError } from "../errors/broken-answer-error.js";
import { NoUsableProposalError } from "../errors/no-usable-proposal-error.js";
import type { MoaUpdate } from "./graph-state.js";
import type { Outcome, PlannedCall } from "./place-call.js";
import type { Site } from "./site.js";
import { nothingToRead } from "./usable-proposals.js";

/** What a step that judges came to. */
export interface Judged {
  readonly passedOn: readonly Proposal[];
  /** The tries of its call, in order; empty for a step that makes none. */
  readonly calls: readonly Call[];
  /** What went wrong, if anything did. */
  readonly cause?: unknown;
}

/** What a node that others read writes: its proposal if that is usable, its ledger line always. */
export function settleProposal({ call, reply }: Outcome, site: Site): MoaUpdate {
  const { node, sample, model, inputTokens, outputTokens } = call;
  if (call.status !== "ok" || reply === undefined) {
    site.tell({ type: "call-failed", ...identityOf(call), call });
    return { ledger: [call] };
  }
  const usage = { inputTokens, outputTokens };
  const proposal = { node, sample, model, text: reply.text, usage };
  site.tell({ type: "proposal-end", ...identityOf(call), proposal, call });
  return { proposals: [proposal], ledger: [call] };
}

/** What the output writes when it wrote its answer itself. A failed call fails the run here. */
export function settleAnswer(outcome: Outcome, site: Site): MoaUpdate {
  const { call, reply, deliveredText, cause } = outcome;
  if (call.status === "ok" && reply !== undefined) {
    site.tell({ type: "call-end", ...identityOf(call), call, passedOn: [] });
    return { answer: reply.text, messages: [messageOf(reply, site)], ledger: [call] };
  }
  site.tell({ type: "call-failed", ...identityOf(call), call });
  const ledger = [...site.state.ledger, call];
  if (deliveredText.trim() === "") throw new AnswerFailedError(call, ledger, cause);
  throw new BrokenAnswerError(call, deliveredText, ledger, cause);
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
  const call = judged.calls.at(-1);
  if (call !== undefined) tellJudged(judged, call, site);
  return { proposals: [...judged.passedOn], ledger: [...judged.calls] };
}

function tellJudged({ passedOn }: Judged, call: Call, site: Site): void {
  if (call.status !== "ok") site.tell({ type: "call-failed", ...identityOf(call), call });
  else site.tell({ type: "call-end", ...identityOf(call), call, passedOn });
}

/** What the output writes when its answer is a proposal that it picked. */
export function settlePicked(node: string, judged: Judged, site: Site): MoaUpdate {
  const { passedOn, calls, cause } = judged;
  const [picked] = passedOn;
  const call = calls.at(-1);
  if (call !== undefined) tellJudged(judged, call, site);
  if (picked !== undefined) {
    const { sample, model, text } = picked;
    const atMs = call?.settledMs ?? elapsedMs(site.state.runStartedAt);
    site.tell({ type: "answer-token", node, sample, model, atMs, text });
    return { answer: text, messages: [new AIMessage(text)], ledger: [...calls] };
  }
  const ledger = [...site.state.ledger, ...calls];
  if (call !== undefined && call.status !== "ok") throw new AnswerFailedError(call, ledger, cause);
  throw new NoUsableProposalError(node, calls, ledger);
}

/** What a step writes that has nothing to work on. */
export function settleWithoutProposals(
  planned: PlannedCall,
  error: NoUsableProposalError,
  site: Site,
): MoaUpdate {
  const call = nothingToRead(planned, site.state.runStartedAt, error);
  site.tell({ type: "call-failed", ...identityOf(call), call });
  if (!planned.isAnswer) return { ledger: [call] };
  throw new NoUsableProposalError(error.node, error.failures, [...error.ledger, call]);
}

function identityOf({ node, sample, model, settledMs }: Call): CallIdentity {
  return { node, sample, model, atMs: settledMs };
}
