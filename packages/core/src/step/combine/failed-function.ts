import { CutOffError } from "../../ask/cancel/cut-off-error.js";
import type { PlannedCall } from "../../ask/call/call-request.js";
import { unsentCall } from "../../ask/unsent-call.js";
import { toCallError } from "../../redact/call-error.js";
import type { Call, CallError } from "../../ledger/call.js";
import type { CallNote } from "../../ledger/call-note.js";
import type { StepContext } from "../step-context.js";

/** The ledger line of a node whose function threw, returned something else, or took too long. */
export function failedFunction(
  planned: PlannedCall,
  name: string,
  cause: unknown,
  notes: readonly CallNote[],
  context: StepContext,
): Call {
  const status = cause instanceof CutOffError ? cause.status : "failed";
  const error = functionError(name, cause, context);
  return unsentCall(planned, { status, error, notes }, context);
}

/** A result of a function of which nothing can be passed on. */
export interface BlankResult {
  /** Such as `a blank text`. */
  readonly returned: string;
  readonly hint: string;
}

/** The ledger line of a node whose function returned nothing to pass on. */
export function blankFunction(
  planned: PlannedCall,
  name: string,
  { returned, hint }: BlankResult,
  notes: readonly CallNote[],
  context: StepContext,
): Call {
  const message = `The function \`${name}\` returned ${returned}.`;
  const error = { code: "BLANK_REPLY", message, hint };
  return unsentCall(planned, { status: "blank", error, notes }, context);
}

/** Our own errors are kept. Any other error is wrapped as `FUNCTION_FAILED`. */
function functionError(name: string, cause: unknown, { redact }: StepContext): CallError {
  const error = toCallError(cause, redact);
  if (error.code !== "CALL_FAILED") return error;
  return {
    code: "FUNCTION_FAILED",
    message: `The function \`${name}\` threw: ${error.message}`,
    hint: `Fix \`${name}\`, which the graph names by \`{ use: "${name}" }\`.`,
  };
}
