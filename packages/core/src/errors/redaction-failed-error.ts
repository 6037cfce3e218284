import { MoaError } from "@moagraph/provider-kit";

/** The `redact` hook threw or returned no string for a text for a model. The call was not sent. */
export class RedactionFailedError extends MoaError {
  /** @internal */
  constructor(found: string, hint: string, cause?: unknown) {
    super({
      code: "REDACTION_FAILED",
      message: `The \`redact\` hook ${found}, so nothing was sent to the model.`,
      hint,
      cause,
    });
  }
}

/** The error for a hook that threw. The thrown value may contain the text, so only `cause` has it. */
export function hookThrew(cause: unknown): RedactionFailedError {
  const hint = "Fix the hook. The value that it threw is in `cause`.";
  return new RedactionFailedError("threw", hint, cause);
}

/** The error for a hook that returned anything but a string. */
export function hookReturnedNoString(result: unknown): RedactionFailedError {
  const found = `returned ${nameOf(result)} instead of a string`;
  return new RedactionFailedError(
    found,
    "Return a string from the hook. Promises are not awaited.",
  );
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  return value instanceof Promise ? "a promise" : typeof value;
}
