import { synthesisInstruction } from "../call/synthesis-prompt.js";
import { askingSteps } from "./asking-steps.js";
import type { Lowering } from "./compilation.js";
import { showProposals } from "./show-proposals.js";
import { noUsableProposal, proposalsFor } from "./usable-proposals.js";

/** An aggregator is shown the conversation, and the proposals it reads in the system message. */
export const lowerAggregator: Lowering<"aggregator"> = (name, node, compilation) =>
  askingSteps(name, node, compilation, {
    lack: (state) =>
      proposalsFor(node.reads, state).length === 0
        ? noUsableProposal(name, node.reads, state, compilation)
        : undefined,
    prepare: (state) => {
      const proposals = proposalsFor(node.reads, state);
      return showProposals(node, synthesisInstruction, proposals, state, compilation);
    },
  });
