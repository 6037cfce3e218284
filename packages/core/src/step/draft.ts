import { AIMessage } from "@langchain/core/messages";
import { type Call, isUsable } from "../ledger/call.js";
import type { CallNote } from "../ledger/call-note.js";
import type { Proposal } from "../ledger/proposal.js";
import { type Compilation, policiesIn, readsOf } from "../runtime/compilation.js";
import type { MoaState, MoaUpdate } from "../runtime/graph-state.js";
import { nearestProposals } from "./node-input.js";
import type { Site } from "./step-context.js";

/**
 * The proposal to give as the answer where the answer cannot be had: the first of what the output
 * reads, else of what was there before.
 *
 * @returns `undefined` where there is none, or the output is to fail instead.
 */
export function draftFor(
  node: string,
  state: MoaState,
  compilation: Compilation,
): Proposal | undefined {
  if (policiesIn(compilation, node).onExhausted === "fail") return undefined;
  return nearestProposals(readsOf(node, compilation), state, compilation)[0];
}

/**
 * What the output writes when a proposal is the answer instead of its own. The last of its calls
 * says so: there is one at least, sent or not.
 */
export function settleDraft(draft: Proposal, calls: readonly Call[], site: Site): MoaUpdate {
  const { node, sample, model, text } = draft;
  const note: CallNote = { type: "draft", node, sample };
  const ledger = calls.map((call, index) =>
    index === calls.length - 1 ? { ...call, notes: [...(call.notes ?? []), note] } : call,
  );
  const call = ledger.at(-1);
  if (call !== undefined) {
    const identity = { ...identityOf(call), atMs: call.settledMs };
    // A verifier's call is good, though what it says leaves no answer.
    if (isUsable(call)) site.tell({ type: "call-end", ...identity, call, passedOn: [] });
    else site.tell({ type: "call-failed", ...identity, call });
    site.tell({ type: "call-note", ...identity, note });
  }
  site.tell({ type: "answer-token", node, sample, model, atMs: site.nowMs(), text });
  return { answer: text, messages: [new AIMessage(text)], ledger };
}

function identityOf({ node, sample, model }: Call): Pick<Call, "node" | "sample" | "model"> {
  return { node, sample, model };
}
