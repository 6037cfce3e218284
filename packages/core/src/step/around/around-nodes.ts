// Steps that the caller adds with `before` and `after`, as LangGraph runs them.

import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import { nowMs } from "../../ledger/clock.js";
import type { MoaState } from "../../runtime/graph-state.js";
import { type Added, type Done, runAdded, stepFault } from "./added-run.js";
import { agreeing, answerIn, withAnswerLast } from "./agreeing-answer.js";
import type { StepResult, Update } from "./read-update.js";
import { tellAnswer, tellReplaced } from "./replaced-answer.js";
import { responsesAfter } from "./responses-after.js";

/** A step before the first layer or after the output, as LangGraph runs it. */
export type AroundNode = (state: MoaState, config: LangGraphRunnableConfig) => Promise<unknown>;

/** In a thread, the state of a step before the first layer still has what the last run has done. */
const nothingDone: Done = { ledger: [], proposals: [] };

/**
 * A step before the first layer. One that answers ends the run: the steps behind it do nothing.
 *
 * @param isFirst - Whether no other step comes before it. Only then, the state may say that the last run
 * of the thread was ended.
 */
export function beforeNode(added: Added, isFirst: boolean): AroundNode {
  const { name, compilation } = added;
  return async (state, config) => {
    const isEnded = state.runStart?.endedBy !== undefined;
    if (isEnded && !isFirst) return {};
    const result = await runAdded(added, nothingDone, state, config);
    if (result.toParent !== undefined) return result.toParent;
    const answer = answerOf(added, result);
    const { update } = result;
    if (answer === undefined) return isEnded ? { ...update, runStart: { atMs: nowMs() } } : update;
    const runStart = { atMs: nowMs(), endedBy: name };
    tellAnswer(answer, runStart, config, compilation);
    return { ...update, answer, messages: withAnswerLast(update["messages"], answer), runStart };
  };
}

/** @throws StepFailedError `STEP_FAILED` if the step ends the run without an answer. */
function answerOf(added: Added, { update, isEnd }: StepResult): string | undefined {
  const { answer } = update;
  if (answer === undefined && !isEnd) return undefined;
  const text = typeof answer === "string" ? answer : answerIn(update["messages"]);
  if (text !== undefined && text.trim() !== "") return text;
  const fault =
    answer === undefined ? "ended the run without an answer." : "returned an empty `answer`.";
  const hint =
    'A step of `before` that answers ends the run: `return { answer: "…" }`. Return nothing to go on.';
  throw stepFault(added, { fault, hint }, nothingDone);
}

/** A step after the output. What it writes to the answer and to its message agrees. */
export function afterNode(added: Added): AroundNode {
  const { name } = added;
  return async (state, config) => {
    if (state.runStart.endedBy !== undefined) return {};
    const { ledger, proposals, runStart } = state;
    const done = { ledger, proposals };
    const result = await runAdded(added, done, state, config);
    if (result.toParent !== undefined) return result.toParent;
    const read = agreeing(result.update, state);
    if ("fault" in read) throw stepFault(added, read, done);
    const update = await replaced(read.update, state, config, added);
    return result.isEnd ? { ...update, runStart: { ...runStart, endedBy: name } } : update;
  };
}

async function replaced(
  update: Update,
  state: MoaState,
  config: LangGraphRunnableConfig,
  added: Added,
): Promise<Update> {
  const { answer } = update;
  if (typeof answer !== "string" || answer === state.answer) return update;
  const responses = await responsesAfter(answer, state, config, added);
  tellReplaced(answer, state, config, added.compilation);
  return { ...update, ...responses };
}
