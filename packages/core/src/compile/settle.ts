import { AIMessage, type AIMessageFields } from "@langchain/core/messages";
import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import type { Call } from "../call/call.js";
import type { CallEvent } from "../call/call-event.js";
import type { Proposal } from "../call/proposal.js";
import { AnswerFailedError } from "../errors/answer-failed-error.js";
import { BrokenAnswerError } from "../errors/broken-answer-error.js";
import { NoUsableProposalError } from "../errors/no-usable-proposal-error.js";
import type { MoaState, MoaUpdate } from "./graph-state.js";
import type { Outcome, PlannedCall } from "./place-call.js";
import { nothingToRead } from "./usable-proposals.js";

/** Where a step settles. */
export interface Settling {
  readonly state: MoaState;
  readonly config: LangGraphRunnableConfig;
}

/** What a step that judges came to. */
export interface Judged {
  readonly passedOn: readonly Proposal[];
  /** The tries of its call, in order; empty for a step that makes none. */
  readonly calls: readonly Call[];
  /** What went wrong, if anything did. */
  readonly cause?: unknown;
}

/** What a node that others read writes: its proposal if that is usable, its ledger line always. */
export function settleProposal({ call, reply }: Outcome, { config }: Settling): MoaUpdate {
  const { node, sample, model, inputTokens, outputTokens } = call;
  if (call.status !== "ok" || reply === undefined) {
    send(config, { type: "call-failed", ...identityOf(call), call });
    return { ledger: [call] };
  }
  const usage = { inputTokens, outputTokens };
  const proposal = { node, sample, model, text: reply.text, usage };
  send(config, { type: "proposal-end", ...identityOf(call), proposal, call });
  return { proposals: [proposal], ledger: [call] };
}

/** What the output writes when it wrote its answer itself. A failed call fails the run here. */
export function settleAnswer(outcome: Outcome, { state }: Settling): MoaUpdate {
  const { call, reply, deliveredText, cause } = outcome;
  if (call.status === "ok" && reply !== undefined) {
    const { id, text, usage } = reply;
    const message = new AIMessage({ content: text, id, usage_metadata: usage } as AIMessageFields);
    return { answer: text, messages: [message], ledger: [call] };
  }
  const ledger = [...state.ledger, call];
  if (deliveredText === "") throw new AnswerFailedError(call, ledger, cause);
  throw new BrokenAnswerError(call, deliveredText, ledger, cause);
}

/** What a step that judges writes, where others read it. */
export function settleJudged({ passedOn, calls }: Judged, { config }: Settling): MoaUpdate {
  const call = calls.at(-1);
  if (call !== undefined) {
    const isUsable = call.status === "ok";
    if (isUsable) send(config, { type: "call-end", ...identityOf(call), call, passedOn });
    else send(config, { type: "call-failed", ...identityOf(call), call });
  }
  return { proposals: [...passedOn], ledger: [...calls] };
}

/** What the output writes when its answer is a proposal that it picked. */
export function settlePicked(node: string, judged: Judged, settling: Settling): MoaUpdate {
  const { state, config } = settling;
  const { passedOn, calls, cause } = judged;
  const [picked] = passedOn;
  const call = calls.at(-1);
  const ledger = [...state.ledger, ...calls];
  if (picked === undefined) {
    if (call === undefined || call.status === "ok") {
      throw new NoUsableProposalError(node, [...calls], ledger);
    }
    throw new AnswerFailedError(call, ledger, cause);
  }
  const { sample, model, text } = picked;
  const atMs = call?.settledMs ?? 0;
  send(config, { type: "answer-token", node, sample, model, atMs, text });
  return { answer: text, messages: [new AIMessage(text)], ledger: [...calls] };
}

/** What a step writes that has nothing to work on. */
export function settleWithoutProposals(
  planned: PlannedCall,
  error: NoUsableProposalError,
  { state, config }: Settling,
): MoaUpdate {
  if (planned.isAnswer) throw error;
  const call = nothingToRead(planned, state.runStartedAt, error);
  send(config, { type: "call-failed", ...identityOf(call), call });
  return { ledger: [call] };
}

function identityOf({ node, sample, model, settledMs }: Call) {
  return { node, sample, model, atMs: settledMs };
}

function send(config: LangGraphRunnableConfig, event: CallEvent): void {
  config.writer?.(event);
}
