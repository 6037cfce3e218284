import { CutOffError } from "../ask/cancel/cut-off-error.js";
import type { PlannedCall } from "../ask/planned-call.js";
import { Timeline } from "../ask/timeline.js";
import { toCallError } from "../redact/call-error.js";
import type { Call, CallError, CallStatus } from "../ledger/call.js";
import type { CallNote } from "../ledger/call-note.js";
import { noUsage } from "../ledger/usage.js";
import type { Site } from "./step-context.js";

/** The ledger line of a reducer whose function threw, gave no text, or took too long. */
export function failedFunction(
  planned: PlannedCall,
  name: string,
  cause: unknown,
  notes: readonly CallNote[],
  site: Site,
): Call {
  const status = cause instanceof CutOffError ? cause.status : "failed";
  return lineOf(planned, status, functionError(name, cause, site), notes, site);
}

/** The ledger line of a reducer whose function gave a text of white space only. */
export function blankFunction(
  planned: PlannedCall,
  name: string,
  notes: readonly CallNote[],
  site: Site,
): Call {
  const error = {
    code: "BLANK_REPLY",
    message: `The function \`${name}\` gave a blank text.`,
    hint: `Let \`${name}\` return what is to be passed on.`,
  };
  return lineOf(planned, "blank", error, notes, site);
}

/** Our own errors say enough; what anything else threw is said as ours. */
function functionError(name: string, cause: unknown, { redact }: Site): CallError {
  const error = toCallError(cause, redact);
  if (error.code !== "CALL_FAILED") return error;
  return {
    code: "FUNCTION_FAILED",
    message: `The function \`${name}\` threw: ${error.message}`,
    hint: `Mend \`${name}\`, which the graph names by \`{ use: "${name}" }\`.`,
  };
}

function lineOf(
  planned: PlannedCall,
  status: CallStatus,
  error: CallError,
  notes: readonly CallNote[],
  site: Site,
): Call {
  const timeline = new Timeline(planned, planned.model, 0, site);
  return timeline.close({ status, usage: noUsage, error, notes });
}
