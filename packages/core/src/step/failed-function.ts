import { CutOffError } from "../ask/cancel/cut-off-error.js";
import type { PlannedCall } from "../ask/call-request.js";
import { unsentCall } from "../ask/unsent-call.js";
import { toCallError } from "../redact/call-error.js";
import type { Call, CallError } from "../ledger/call.js";
import type { CallNote } from "../ledger/call-note.js";
import type { StepContext } from "./step-context.js";

/** The ledger line of a reducer whose function threw, returned no text, or took too long. */
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

/** The ledger line of a reducer whose function returned white space only. */
export function blankFunction(
  planned: PlannedCall,
  name: string,
  notes: readonly CallNote[],
  context: StepContext,
): Call {
  const error = {
    code: "BLANK_REPLY",
    message: `The function \`${name}\` returned a blank text.`,
    hint: `Return a text with at least one visible character.`,
  };
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
