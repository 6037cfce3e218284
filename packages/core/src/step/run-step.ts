import type { RunnableConfig } from "@langchain/core/runnables";
import type { CallJournal } from "../ask/journal/call-journal.js";
import { NothingToResumeError } from "../errors/run/nothing-to-resume-error.js";
import { memoizeByObject } from "../identity/memoize-by-object.js";
import { allowManyListeners } from "../langgraph/internals/abort-signals.js";
import { isUsable } from "../ledger/call.js";
import { isBeforeTurn } from "../langgraph/internals/task-config.js";
import type { Compilation } from "../runtime/compilation.js";
import type { MoaState, MoaUpdate, RunStart } from "../runtime/graph-state.js";
import { keptProposalsOfRun } from "./kept/kept-proposals.js";
import type { NodeFunction } from "../runtime/node-function.js";
import { laterInputsIn } from "../runtime/later-inputs.js";
import { runControlOf } from "../runtime/run-control-of.js";
import { markedUpdate } from "./kept/changed-node.js";
import { skippedResult } from "./skipped-result.js";
import type { Step } from "./step.js";
import { StepContext } from "./step-context.js";

/** The steps of a run that have ended. A resumed run has a start of its own. */
const endedSteps = memoizeByObject((_start: RunStart): Set<string> => new Set());

const keptSteps = memoizeByObject(({ kept }: RunStart): ReadonlySet<string> => new Set(kept));

/** The function LangGraph runs for a step. Listener limits are lifted before the first `await`. */
export function nodeFunctionOf(step: Step, compilation: Compilation): NodeFunction {
  const { isSkipped } = compilation;
  return async (state, config) => {
    allowManyListeners(config);
    if (state.runStart === undefined) throw new NothingToResumeError("not-begun");
    const isOver = isDone(step, state.runStart) || isKept(step, state, compilation);
    if (isOver || isLeftOut(step, config, compilation)) return {};
    const control = runControlOf(state, compilation, config);
    const { quorums, spending, journal, live } = control;
    const isEarly = laterInputsIn(config, state) !== undefined;
    const notNeeded = isEarly ? quorums.beginEarly(step.node) : quorums.begin(step.node);
    let passedOn = 0;
    try {
      const context = new StepContext(step.name, state, config, control, notNeeded, compilation);
      const result =
        !isEarly && isSkipped?.(step.node, state) === true
          ? skippedResult(step, context, compilation)
          : await step.run(context);
      const update = markedUpdate(result, step.node, state.runStart);
      const proposals = Array.isArray(update.proposals) ? update.proposals : [];
      passedOn = proposals.length;
      live?.settle(step.node, proposals);
      endedSteps(state.runStart).add(step.name);
      return journal === undefined ? update : updateInThread(update, context, journal);
    } catch (error) {
      journal?.saveEnded(step.name);
      throw error;
    } finally {
      if (passedOn === 0 && step.writesAt !== undefined) live?.fail(step.writesAt);
      quorums.end(step.node, notNeeded, passedOn);
      spending.end(step.name);
    }
  };
}

/** A `Command` of an added step may lead to a step once more. The model must not be paid twice. */
function isDone({ name }: Step, start: RunStart): boolean {
  return start.endedBy !== undefined || endedSteps(start).has(name);
}

/** Whether the run began with the step's result. Once it has answered, a `Command` may ask the step again. */
function isKept({ name }: Step, { runStart, ledger }: MoaState, { graph }: Compilation): boolean {
  if (runStart.kept === undefined || !keptSteps(runStart).has(name)) return false;
  return !ledger.some((call) => call.node === graph.output && isUsable(call));
}

/** A run with proposals of another one asks its output only. */
function isLeftOut({ node }: Step, config: RunnableConfig, compilation: Compilation): boolean {
  if (node === compilation.graph.output) return false;
  return keptProposalsOfRun.in(config, compilation) !== undefined;
}

/** The update of a step that has ended. The journal saves its replies only if LangGraph does so later. */
function updateInThread(update: MoaUpdate, context: StepContext, journal: CallJournal): MoaUpdate {
  if (isBeforeTurn(context.config)) journal.saveEnded(context.step);
  else journal.forget(context.step);
  return withUnreadLines(update, context);
}

/** An attempt of an earlier process has a line, whatever the step did this time. */
function withUnreadLines(update: MoaUpdate, { earlier }: StepContext): MoaUpdate {
  const lines = earlier?.rest() ?? [];
  if (lines.length === 0) return update;
  const own = Array.isArray(update.ledger) ? update.ledger : [];
  return { ...update, ledger: [...lines, ...own] };
}
