import { AIMessage } from "@langchain/core/messages";
import { type Call, isUsable } from "../ledger/call.js";
import { callIdentity } from "../ledger/call-event.js";
import type { CallNote } from "../ledger/call-note.js";
import type { Proposal } from "../ledger/proposal.js";
import { type Compilation, nodePolicies, readsOf } from "../runtime/compilation.js";
import type { MoaState, MoaUpdate } from "../runtime/graph-state.js";
import { nearestProposals } from "./node-input.js";
import type { StepContext } from "./step-context.js";

/**
 * The proposal to use as the answer if the output fails: the first one that the output reads, else
 * the first one of an earlier layer.
 *
 * @returns `undefined` if there is none, or if the output's `onExhausted` is `"fail"`.
 */
export function draftFor(
  node: string,
  state: MoaState,
  compilation: Compilation,
): Proposal | undefined {
  if (nodePolicies(compilation, node).onExhausted === "fail") return undefined;
  return nearestProposals(readsOf(node, compilation), state, compilation)[0];
}

/**
 * The output's state update if a proposal replaces its answer. The note is added to its last call.
 *
 * @param calls - At least one, sent or not.
 */
export function draftResult(
  draft: Proposal,
  calls: readonly Call[],
  context: StepContext,
): MoaUpdate {
  const { node, sample, model, text } = draft;
  const note: CallNote = { type: "draft", node, sample };
  const ledger = calls.map((call, index) =>
    index === calls.length - 1 ? { ...call, notes: [...(call.notes ?? []), note] } : call,
  );
  const call = ledger.at(-1);
  if (call !== undefined) {
    const identity = callIdentity(call);
    // The call of a verifier can succeed and still leave no answer.
    if (isUsable(call)) context.emit({ type: "call-end", ...identity, call, passedOn: [] });
    else context.emit({ type: "call-failed", ...identity, call });
    context.emit({ type: "call-note", ...identity, note });
  }
  context.emit({ type: "answer-token", node, sample, model, atMs: context.nowMs(), text });
  return { answer: text, messages: [answerMessage(text)], ledger };
}

/** An answer that no call has written, as a message. LangGraph replaces messages with the same id. */
export function answerMessage(text: string): AIMessage {
  return new AIMessage({ content: text, id: crypto.randomUUID() });
}
