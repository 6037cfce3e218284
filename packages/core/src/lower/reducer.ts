import { unsentCall } from "../ask/unsent-call.js";
import { withDeadline } from "../ask/with-deadline.js";
import type { PlannedCall } from "../ask/call-request.js";
import type { Proposal } from "../ledger/proposal.js";
import type { ReducerSpec } from "../spec/reducer.js";
import type { Lowering } from "./lowering.js";
import { type Compilation, nodePolicies } from "../runtime/compilation.js";
import { blankFunction, failedFunction } from "../step/failed-function.js";
import { callFunction } from "../step/prompt/instruction.js";
import { reductions } from "../step/reductions.js";
import { type NodeInput, nodeInputOf } from "../step/node-input.js";
import {
  type Judged,
  judgedResult,
  pickedResult,
  missingInputResult,
} from "../step/step-result.js";
import type { StepContext } from "../step/step-context.js";

/** A reducer combines proposals without a model, in one step. */
export const lowerReducer: Lowering<"reducer"> = (name, node, compilation) => {
  const isAnswer = compilation.graph.output === name;
  const planned = { node: name, sample: 1, model: writerOf(node), isAnswer };
  return [
    {
      name,
      node: name,
      async run(context) {
        const input = nodeInputOf(name, node.reads, context.state, compilation);
        if ("missing" in input) return missingInputResult(planned, input, context, compilation);
        const judged = await reduced(planned, node, input, compilation, context);
        if (isAnswer) return pickedResult(name, judged, context, compilation);
        return judgedResult(judged, context);
      },
    },
  ];
};

/** The `model` of its proposals. */
function writerOf({ reduce }: ReducerSpec): string {
  return `function ${typeof reduce === "string" ? reduce : reduce.use}`;
}

async function reduced(
  planned: PlannedCall,
  { reduce }: ReducerSpec,
  { proposals, notes }: NodeInput,
  compilation: Compilation,
  context: StepContext,
): Promise<Judged> {
  const { node, sample, model } = planned;
  // A reducer makes no call. Its ledger line says that proposals are missing.
  const calls = notes.length === 0 ? [] : [unsentCall(planned, { status: "ok", notes }, context)];
  if (typeof reduce === "string") {
    return { passedOn: [{ ...reductions[reduce](proposals), node, sample }], calls };
  }
  try {
    const text = await written(node, reduce.use, proposals, compilation, context);
    if (text.trim() === "") {
      return { passedOn: [], calls: [blankFunction(planned, reduce.use, notes, context)] };
    }
    const usage = { inputTokens: 0, outputTokens: 0 };
    return { passedOn: [{ node, sample, model, text, usage }], calls };
  } catch (cause) {
    if (context.config.signal?.aborted === true || context.isPause(cause)) throw cause;
    const call = failedFunction(planned, reduce.use, cause, notes, context);
    return { passedOn: [], calls: [call], cause };
  }
}

/** Runs the user's function with a deadline: it may throw, and it may never return. */
function written(
  node: string,
  name: string,
  proposals: readonly Proposal[],
  compilation: Compilation,
  context: StepContext,
): Promise<string> {
  const subject = { messages: context.state.messages, proposals, isAnonymous: false };
  const { totalMs } = nodePolicies(compilation, node).timeouts;
  return withDeadline(
    () => callFunction(name, subject, context, compilation.options),
    totalMs,
    context,
  );
}
