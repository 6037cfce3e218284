import { isUsable } from "../ledger/call.js";
import { callIdentity } from "../ledger/call-event.js";
import { kindOf } from "../spec/node-kinds.js";
import type { Compilation } from "../runtime/compilation.js";
import type { Step } from "./step.js";
import type { StepContext } from "./step-context.js";

/** Emits the event with which a kept call ended, so that listeners know of every call of the run. */
export function tellKept(
  { node, sample = 1 }: Step,
  context: StepContext,
  { graph }: Compilation,
): void {
  const { state } = context;
  const call = state.ledger.findLast((line) => line.node === node && line.sample === sample);
  if (call?.notes?.some(({ type }) => type === "kept") !== true) return;
  const identity = callIdentity(call);
  if (call.status === "skipped") return context.emit({ type: "call-skipped", ...identity, call });
  if (!isUsable(call)) return context.emit({ type: "call-failed", ...identity, call });
  const spec = graph.nodes[node];
  const passedOn = state.proposals.filter((proposal) => proposal.node === node);
  const proposal = passedOn.find((each) => each.sample === sample);
  if (proposal !== undefined && spec !== undefined && kindOf(spec).passesOnText === true) {
    return context.emit({ type: "proposal-end", ...identity, proposal, call });
  }
  context.emit({ type: "call-end", ...identity, call, passedOn });
}
