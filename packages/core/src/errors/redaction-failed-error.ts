import { MoaError } from "@moagraph/provider-kit";

/** The `redact` hook gave no text for what was to be sent to a model, so nothing was sent. */
export class RedactionFailedError extends MoaError {
  constructor(found: string, hint: string, cause?: unknown) {
    super({
      code: "REDACTION_FAILED",
      message: `The \`redact\` hook ${found}, so nothing was sent to the model.`,
      hint,
      cause,
    });
  }
}

/** The hook threw. What it threw may hold the text, so it stands in `cause` only. */
export function hookThrew(cause: unknown): RedactionFailedError {
  return new RedactionFailedError("threw", "Mend the hook; what it threw is in `cause`.", cause);
}

/** The hook gave something else. */
export function hookGaveNoText(result: unknown): RedactionFailedError {
  const found = `gave ${nameOf(result)} instead of a text`;
  return new RedactionFailedError(found, "Let the hook return a string; it is not waited for.");
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  return value instanceof Promise ? "a promise" : typeof value;
}
