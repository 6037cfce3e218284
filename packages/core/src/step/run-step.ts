import { NothingToResumeError } from "../errors/run/nothing-to-resume-error.js";
import { memoizeByObject } from "../identity/memoize-by-object.js";
import { allowManyListeners } from "../langgraph/internals/abort-signals.js";
import type { Compilation } from "../runtime/compilation.js";
import type { RunStart } from "../runtime/graph-state.js";
import { keptProposalsOfRun } from "../runtime/kept-proposals.js";
import type { NodeFunction } from "../runtime/node-function.js";
import { runControlOf } from "../runtime/run-control-of.js";
import { skippedResult } from "./skipped-result.js";
import type { Step } from "./step.js";
import { StepContext } from "./step-context.js";

/** The steps of a run that have ended. A resumed run has a start of its own. */
const endedSteps = memoizeByObject((_start: RunStart): Set<string> => new Set());

/** The function LangGraph runs for a step. Listener limits are lifted before the first `await`. */
export function nodeFunctionOf(step: Step, compilation: Compilation): NodeFunction {
  const { isSkipped } = compilation;
  const isOutput = step.node === compilation.graph.output;
  return async (state, config) => {
    allowManyListeners(config);
    if (state.runStart === undefined) throw new NothingToResumeError("not-begun");
    if (state.runStart.endedBy !== undefined) return {};
    const ended = endedSteps(state.runStart);
    // A `Command` of an added step may lead to it once more. The model must not be paid twice.
    if (ended.has(step.name)) return {};
    if (!isOutput && keptProposalsOfRun.in(config, compilation) !== undefined) return {};
    const control = runControlOf(state, compilation, config);
    const { quorums, spending } = control;
    const notNeeded = quorums.begin(step.node);
    let passedOn = 0;
    try {
      const context = new StepContext(step.name, state, config, control, notNeeded, compilation);
      const update =
        isSkipped?.(step.node, state) === true
          ? skippedResult(step, context, compilation)
          : await step.run(context);
      passedOn = Array.isArray(update.proposals) ? update.proposals.length : 0;
      ended.add(step.name);
      return update;
    } finally {
      quorums.end(step.node, notNeeded, passedOn);
      spending.end(step.name);
    }
  };
}
