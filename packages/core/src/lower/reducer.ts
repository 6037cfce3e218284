import type { Lowering } from "./lowering.js";
import { type Combination, combined, combinerOf } from "../step/combine/combined.js";
import { reductions } from "../step/combine/reductions.js";
import { stepWithoutModel } from "../step/combine/step-without-model.js";
import { textOf } from "../step/prompt/instruction.js";
import type { ReducerSpec, Reduction } from "../spec/reducer.js";

/** A reducer combines proposals without a model, in one step. */
export const lowerReducer: Lowering<"reducer"> = (name, node, compilation) => {
  const combination = combinationOf(name, node);
  const settings = { reads: node.reads, model: combinerOf(node.reduce) };
  return [
    stepWithoutModel(name, settings, compilation, (planned, input, context) =>
      combined(planned, combination, input, compilation, context),
    ),
  ];
};

function combinationOf(node: string, { reduce, of }: ReducerSpec): Combination<Reduction> {
  return {
    by: reduce,
    builtIn: (reduction, proposals) => [
      { ...reductions[reduction](proposals, of), node, sample: 1 },
    ],
    read(result, use) {
      const text = textOf(use, result);
      if (text.trim() === "") return [];
      const usage = { inputTokens: 0, outputTokens: 0 };
      return [{ node, sample: 1, model: combinerOf(reduce), text, usage }];
    },
    blank: {
      returned: "a blank text",
      hint: "Return a text with at least one visible character.",
    },
  };
}
