import type { Lowering } from "./lowering.js";
import { type Combination, combined, combinerOf } from "../step/combine/combined.js";
import { proposalsChosen } from "../step/combine/proposals-chosen.js";
import { selections } from "../step/combine/selections.js";
import { stepWithoutModel } from "../step/combine/step-without-model.js";
import { renumbered } from "../step/renumbered.js";
import type { Selection, SelectorSpec } from "../spec/selector.js";

/** A selector passes on proposals by a measure, in one step. */
export const lowerSelector: Lowering<"selector"> = (name, node, compilation) => {
  const combination = combinationOf(name, node);
  const settings = { reads: node.reads, model: combinerOf(node.by) };
  return [
    stepWithoutModel(name, settings, compilation, (planned, input, context) =>
      combined(planned, combination, input, compilation, context),
    ),
  ];
};

function combinationOf(name: string, node: SelectorSpec): Combination<Selection> {
  const { by, keep, of, seed } = node;
  return {
    by,
    builtIn(measure, proposals, { state }) {
      const settings = { keep, of, seed, node: name, messages: state.messages };
      return renumbered(name, selections[measure](proposals, settings).slice(0, keep));
    },
    read: (result, use, proposals) =>
      renumbered(name, proposalsChosen(result, use, proposals).slice(0, keep)),
    blank: { returned: "an empty list", hint: "Return at least one of the proposals." },
  };
}
