import type { PlannedCall } from "../../ask/call/call-request.js";
import type { Compilation } from "../../runtime/compilation.js";
import { type NodeInput, nodeInputOf } from "../node-input.js";
import type { Step } from "../step.js";
import type { StepContext } from "../step-context.js";
import { type Judged, judgedResult, missingInputResult, pickedResult } from "../step-result.js";

/**
 * The only step of a node that works on the proposals it reads without a model.
 *
 * @param model - The `model` of its ledger line.
 */
export function stepWithoutModel(
  name: string,
  { reads, model }: { readonly reads: readonly string[]; readonly model: string },
  compilation: Compilation,
  work: (planned: PlannedCall, input: NodeInput, context: StepContext) => Promise<Judged>,
): Step {
  const isAnswer = compilation.graph.output === name;
  const planned = { node: name, sample: 1, model, isAnswer };
  return {
    name,
    node: name,
    async run(context) {
      const input = nodeInputOf(name, reads, context.state, compilation);
      if ("missing" in input) return missingInputResult(planned, input, context, compilation);
      const judged = await work(planned, input, context);
      if (isAnswer) return pickedResult(name, judged, context, compilation);
      return judgedResult(judged, context);
    },
  };
}
