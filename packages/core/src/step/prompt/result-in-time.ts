import { withDeadline } from "../../ask/with-deadline.js";
import { type Compilation, nodePolicies } from "../../runtime/compilation.js";
import type { StepContext } from "../step-context.js";
import type { FunctionSubject } from "./function-input.js";
import { resultOfFunction } from "./instruction.js";

/**
 * Runs the function of a node without a model, within the node's `timeouts.totalMs`: it may never return.
 * What it returns is not checked.
 *
 * @throws What the function throws, `CutOffError` at the deadline, or the reason of a cancelled run.
 */
export function resultInTime(
  node: string,
  name: string,
  subject: FunctionSubject,
  context: StepContext,
  compilation: Compilation,
): Promise<unknown> {
  const { totalMs } = nodePolicies(compilation, node).timeouts;
  return withDeadline(
    () => resultOfFunction(name, subject, context, compilation.options),
    totalMs,
    context,
  );
}
