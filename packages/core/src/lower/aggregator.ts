import { synthesisInstruction } from "../prompt/synthesis-prompt.js";
import { askingSteps } from "../step/asking-steps.js";
import type { Lowering } from "../runtime/compilation.js";
import { showProposals } from "../step/show-proposals.js";

/** An aggregator is shown the conversation, and the proposals it reads in the system message. */
export const lowerAggregator: Lowering<"aggregator"> = (name, node, compilation) =>
  askingSteps(name, node, compilation, (reading, site) =>
    showProposals(
      { node: name, settings: node, instruction: synthesisInstruction, reading },
      site,
      compilation,
    ),
  );
