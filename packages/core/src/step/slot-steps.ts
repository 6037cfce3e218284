import type { PlannedCall } from "../ask/call/call-request.js";
import type { Proposal } from "../ledger/proposal.js";
import type { Compilation } from "../runtime/compilation.js";
import type { MoaUpdate } from "../runtime/graph-state.js";
import { callName } from "../spec/flow/call-name.js";
import { missingInputOf, type NodeInput, nodeInputOf } from "./node-input.js";
import { proposalIn } from "./proposals-read.js";
import { skippedResult } from "./skipped-result.js";
import { slotsOf } from "./slots.js";
import type { Step } from "./step.js";
import type { StepContext } from "./step-context.js";
import { missingInputResult } from "./step-result.js";

/** Processes one proposal. */
export type ProposalWork = (
  input: NodeInput & { readonly proposals: readonly [Proposal] },
  planned: PlannedCall,
  context: StepContext,
) => Promise<MoaUpdate>;

interface SlotNode {
  readonly model: string;
  readonly reads: readonly string[];
}

/** The steps of a node that processes each proposal separately: one step per slot it reads. */
export function slotSteps(
  name: string,
  { model, reads }: SlotNode,
  compilation: Compilation,
  work: ProposalWork,
): Step[] {
  const slots = slotsOf(reads, compilation);
  const isAnswer = compilation.graph.output === name;
  const { isSkipped } = compilation;
  return slots.map((slot, index) => {
    // The call judges a proposal. Its own text is never the answer.
    const planned = { node: name, sample: index + 1, model, isAnswer: false };
    const step: Step = {
      name: callName(name, index + 1, slots.length),
      node: name,
      sample: index + 1,
      async run(context) {
        if (!isAnswer && isSkipped?.(slot.node, context.state) === true) {
          return skippedResult(step, context, compilation);
        }
        const input = nodeInputOf(name, reads, context.state, compilation);
        const proposal = proposalIn(slot, context.state);
        if (!("missing" in input) && proposal !== undefined) {
          return work({ proposals: [proposal], notes: input.notes }, planned, context);
        }
        const missing =
          "missing" in input ? input : missingInputOf(name, reads, context.state, compilation);
        return missingInputResult({ ...planned, isAnswer }, missing, context, compilation);
      },
    };
    return step;
  });
}
