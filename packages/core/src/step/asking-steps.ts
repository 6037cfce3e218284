import { callModel } from "../ask/call-model.js";
import type { CallRequest } from "../ask/call/call-request.js";
import { type Compilation, readsOf, requestFor } from "../runtime/compilation.js";
import { callName } from "../spec/flow/call-name.js";
import { type ModelSettings, samplesOf } from "../spec/model-settings.js";
import { emptyInput, type NodeInput, nodeInputOf } from "./node-input.js";
import type { Step } from "./step.js";
import type { StepContext } from "./step-context.js";
import { formattedResult } from "./formatted-result.js";
import { answerResult, missingInputResult, proposalResult } from "./step-result.js";

/** How a node writes the prompt for its model. */
export type PromptWriter = (input: NodeInput, context: StepContext) => CallRequest["writePrompt"];

/** The steps of a node that asks a model for a text: one per sample, all with the same prompt. */
export function askingSteps(
  node: string,
  settings: ModelSettings,
  compilation: Compilation,
  promptWriter: PromptWriter,
): Step[] {
  const samples = samplesOf(settings);
  const isAnswer = compilation.graph.output === node;
  const reads = readsOf(node, compilation);
  const format = compilation.callConfigs.get(node)?.format;
  return Array.from({ length: samples }, (_, index) => {
    const planned = { node, sample: index + 1, model: settings.model, isAnswer };
    return {
      name: callName(node, index + 1, samples),
      node,
      sample: index + 1,
      run(context) {
        const input =
          reads.length === 0 ? emptyInput : nodeInputOf(node, reads, context.state, compilation);
        if ("missing" in input) return missingInputResult(planned, input, context, compilation);
        const writePrompt = promptWriter(input, context);
        const request = requestFor(compilation, { planned, context, writePrompt });
        if (format !== undefined) return formattedResult(request, format, context, compilation);
        // Not awaited: one async function less is kept in memory for every call in flight.
        return callModel(request).then((result) =>
          (isAnswer ? answerResult : proposalResult)(result, context, compilation),
        );
      },
    };
  });
}
