import { synthesisInstruction } from "../prompt/synthesis-prompt.js";
import { askingSteps } from "../step/asking/asking-steps.js";
import type { Lowering } from "./lowering.js";
import { proposalsPrompt } from "../step/prompt/proposals-prompt.js";

/** An aggregator asks its model with the conversation and the proposals it reads. */
export const lowerAggregator: Lowering<"aggregator"> = (name, node, compilation) =>
  askingSteps(name, node, compilation, (input, context, writeList) =>
    proposalsPrompt(
      {
        node: name,
        settings: node,
        instruction: synthesisInstruction,
        input,
        ...(writeList && { writeList }),
      },
      context,
      compilation,
    ),
  );
