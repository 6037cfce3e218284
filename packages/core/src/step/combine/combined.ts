import type { PlannedCall } from "../../ask/call/call-request.js";
import { unsentCall } from "../../ask/unsent-call.js";
import type { Proposal } from "../../ledger/proposal.js";
import type { Compilation } from "../../runtime/compilation.js";
import type { FunctionReference } from "../../spec/model-settings.js";
import type { NodeInput } from "../node-input.js";
import { resultInTime } from "../prompt/result-in-time.js";
import type { StepContext } from "../step-context.js";
import type { Judged } from "../step-result.js";
import { blankFunction, type BlankResult, failedFunction } from "./failed-function.js";

/** How a node makes proposals of those it reads: by what is built in, or by the caller's function. */
export interface Combination<BuiltIn extends string> {
  readonly by: BuiltIn | FunctionReference;
  readonly builtIn: (
    by: BuiltIn,
    proposals: readonly Proposal[],
    context: StepContext,
  ) => readonly Proposal[];
  /**
   * The proposals that a function's result stands for. None if the result is blank.
   *
   * @throws `FunctionResultError` if the result is of another type.
   */
  readonly read: (
    result: unknown,
    name: string,
    proposals: readonly Proposal[],
  ) => readonly Proposal[];
  readonly blank: BlankResult;
}

/** The `model` of a ledger line without a model: what combined the proposals. */
export function combinerOf(by: string | FunctionReference): string {
  return `function ${typeof by === "string" ? by : by.use}`;
}

/** What a node without a model passes on. A function of the caller may fail. */
export async function combined<BuiltIn extends string>(
  planned: PlannedCall,
  { by, builtIn, read, blank }: Combination<BuiltIn>,
  { proposals, notes }: NodeInput,
  compilation: Compilation,
  context: StepContext,
): Promise<Judged> {
  // No call is made. The ledger line says that proposals are missing.
  const calls = notes.length === 0 ? [] : [unsentCall(planned, { status: "ok", notes }, context)];
  if (typeof by === "string") return { passedOn: builtIn(by, proposals, context), calls };
  try {
    const subject = { messages: context.state.messages, proposals, isAnonymous: false };
    const result = await resultInTime(planned.node, by.use, subject, context, compilation);
    const passedOn = read(result, by.use, proposals);
    if (passedOn.length > 0) return { passedOn, calls };
    return { passedOn, calls: [blankFunction(planned, by.use, blank, notes, context)] };
  } catch (cause) {
    if (context.config.signal?.aborted === true || context.isPause(cause)) throw cause;
    const call = failedFunction(planned, by.use, cause, notes, context);
    return { passedOn: [], calls: [call], cause };
  }
}
