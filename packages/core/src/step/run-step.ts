import { NothingToResumeError } from "../errors/run/nothing-to-resume-error.js";
import { memoizeByObject } from "../identity/memoize-by-object.js";
import { allowManyListeners } from "../langgraph/internals/abort-signals.js";
import { isBeforeTurn } from "../langgraph/internals/task-config.js";
import type { Compilation } from "../runtime/compilation.js";
import type { MoaUpdate, RunStart } from "../runtime/graph-state.js";
import { keptProposalsOfRun } from "../runtime/kept-proposals.js";
import type { NodeFunction } from "../runtime/node-function.js";
import { runControlOf } from "../runtime/run-control-of.js";
import { isChanged, markedUpdate } from "./kept/changed-node.js";
import { skippedResult } from "./skipped-result.js";
import type { Step } from "./step.js";
import { StepContext } from "./step-context.js";

/**
 * The steps of a run that have ended, or whose results it has kept. A resumed run has a start of its own.
 */
const endedSteps = memoizeByObject(({ kept }: RunStart): Set<string> => new Set(kept));

/** An attempt of an earlier process has a line, whatever the step did this time. */
function withUnreadLines(update: MoaUpdate, { earlier }: StepContext): MoaUpdate {
  const lines = earlier?.rest() ?? [];
  if (lines.length === 0) return update;
  const own = Array.isArray(update.ledger) ? update.ledger : [];
  return { ...update, ledger: [...lines, ...own] };
}

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
    const { quorums, spending, journal } = control;
    const notNeeded = quorums.begin(step.node);
    let passedOn = 0;
    try {
      const hasChanged = isChanged(step.node, state.runStart);
      const context = new StepContext(
        step.name,
        state,
        config,
        control,
        notNeeded,
        compilation,
        hasChanged,
      );
      const result =
        isSkipped?.(step.node, state) === true
          ? skippedResult(step, context, compilation)
          : await step.run(context);
      const update = hasChanged ? markedUpdate(result) : result;
      passedOn = Array.isArray(update.proposals) ? update.proposals.length : 0;
      ended.add(step.name);
      if (journal === undefined) return update;
      // LangGraph saves it in its turn.
      if (isBeforeTurn(config)) journal.keep(step.name);
      else journal.forget(step.name);
      return withUnreadLines(update, context);
    } catch (error) {
      journal?.keep(step.name);
      throw error;
    } finally {
      quorums.end(step.node, notNeeded, passedOn);
      spending.end(step.name);
    }
  };
}
