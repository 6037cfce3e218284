import { unsentCall } from "../ask/unsent-call.js";
import { callIdentity } from "../ledger/call-event.js";
import type { Compilation } from "../runtime/compilation.js";
import type { MoaUpdate } from "../runtime/graph-state.js";
import { kindOf } from "../spec/node-kinds.js";
import type { Step } from "./step.js";
import type { StepContext } from "./step-context.js";

/** The update of a step whose node is skipped: a ledger line for each call that is not made. */
export function skippedResult(
  { node, sample = 1 }: Step,
  context: StepContext,
  { graph, flow }: Compilation,
): MoaUpdate {
  const spec = graph.nodes[node];
  const calls = flow.get(node)?.modelCalls ?? 0;
  // A pairwise ranker has a last step without a call.
  if (spec === undefined || sample > Math.max(1, calls)) return {};
  const [model = spec.kind] = kindOf(spec).models(spec);
  const planned = { node, sample, model, isAnswer: false };
  const call = unsentCall(planned, { status: "skipped" }, context);
  context.emit({ type: "call-skipped", ...callIdentity(call), call });
  return { ledger: [call] };
}
