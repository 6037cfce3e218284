import { MoaError } from "@moagraph/provider-kit";

/** Errors that no other question or task would avoid. */
const codes: ReadonlySet<string> = new Set([
  "MISSING_KEY",
  "INVALID_SETTING",
  "PROVIDER_NOT_INSTALLED",
  "PACKAGE_NOT_INSTALLED",
  "REDACTION_BYPASSED",
]);

/** Whether an error is about the set-up, so that asking more makes no sense. */
export function stopsAll(error: unknown): boolean {
  return MoaError.isInstance(error) && codes.has(error.code);
}
