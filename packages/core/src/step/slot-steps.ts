import type { PlannedCall } from "../ask/planned-call.js";
import type { Proposal } from "../ledger/proposal.js";
import { callName } from "../spec/call-name.js";
import type { Compilation } from "../runtime/compilation.js";
import type { MoaUpdate } from "../runtime/graph-state.js";
import { lackOf, type Reading, readingOf } from "./node-input.js";
import { settleWithoutProposals } from "./step-result.js";
import type { Site } from "./step-context.js";
import { proposalIn } from "./proposals-read.js";
import { slotsOf } from "./slots.js";
import type { Step } from "./step.js";

/** Works on one proposal. */
export type WorkOnProposal = (
  reading: Reading & { readonly proposals: readonly [Proposal] },
  planned: PlannedCall,
  site: Site,
) => Promise<MoaUpdate>;

/** A node's reads and model, as far as its steps need them. */
interface SlotNode {
  readonly model: string;
  readonly reads: readonly string[];
}

/** The steps of a node that works on each proposal by itself: one for every place among its reads. */
export function slotSteps(
  name: string,
  { model, reads }: SlotNode,
  compilation: Compilation,
  work: WorkOnProposal,
): Step[] {
  const slots = slotsOf(reads, compilation);
  const isAnswer = compilation.graph.output === name;
  return slots.map((slot, index) => {
    // The call judges, so its own text is never the answer.
    const planned = { node: name, sample: index + 1, model, isAnswer: false };
    return {
      name: callName(name, index + 1, slots.length),
      node: name,
      async run(site) {
        const reading = readingOf(name, reads, site.state, compilation);
        const proposal = proposalIn(slot, site.state);
        if (!("lack" in reading) && proposal !== undefined) {
          return work({ proposals: [proposal], notes: reading.notes }, planned, site);
        }
        const lack = "lack" in reading ? reading : lackOf(name, reads, site.state, compilation);
        return settleWithoutProposals({ ...planned, isAnswer }, lack, site, compilation);
      },
    };
  });
}
