import { callModel } from "../../ask/call-model.js";
import { type Compilation, nodePolicies, readsOf, requestFor } from "../../runtime/compilation.js";
import { callName } from "../../spec/flow/call-name.js";
import { type ModelSettings, samplesOf } from "../../spec/model-settings.js";
import { formattedResult } from "../formatted-result.js";
import { emptyInput, nodeInputOf } from "../node-input.js";
import type { PromptWriter } from "../rounds/rounds.js";
import { writeInRounds } from "../rounds/write-in-rounds.js";
import type { Step } from "../step.js";
import { answerResult, missingInputResult, proposalResult } from "../step-result.js";

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
  const rules = reads.length === 0 ? undefined : nodePolicies(compilation, node).staircase;
  return Array.from({ length: samples }, (_, index) => {
    const planned = { node, sample: index + 1, model: settings.model, isAnswer };
    return {
      name: callName(node, index + 1, samples),
      node,
      sample: index + 1,
      writesAt: { node, sample: index + 1 },
      run(context) {
        if (rules !== undefined) {
          return writeInRounds({ planned, reads, rules, promptWriter, compilation }, context);
        }
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
