import type { Call } from "@moagraph/core";
import { MoaError } from "@moagraph/core/graph";
import { InterruptedError } from "./interrupted-error.js";
import { UsageError } from "./usage-error.js";

/** What the shell is told. */
export const exitCodes = { answered: 0, failed: 1, wrongUsage: 2, interrupted: 130 } as const;

/** Faults that core and providers find before the first call. */
const faultsBeforeTheRun: ReadonlySet<string> = new Set([
  "BUDGET_TOO_SMALL",
  "EMPTY_PROMPT",
  "INVALID_GRAPH",
  "INVALID_SETTING",
  "MISSING_KEY",
  "PROMPT_TOO_LONG",
  "UNKNOWN_MODEL",
]);

/** The one place that says which error ends in which exit code. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof InterruptedError) return exitCodes.interrupted;
  if (error instanceof UsageError) return exitCodes.wrongUsage;
  if (!MoaError.isInstance(error)) return exitCodes.failed;
  const isWrongUsage = faultsBeforeTheRun.has(error.code) || isWrongKey(error);
  return isWrongUsage ? exitCodes.wrongUsage : exitCodes.failed;
}

/** A key that is set but refused shows only in the calls: all that failed must say so. */
function isWrongKey(error: MoaError & { call?: Call; failures?: readonly Call[] }): boolean {
  const calls = error.failures ?? (error.call === undefined ? [] : [error.call]);
  return calls.length > 0 && calls.every((call) => call.error?.code === "AUTHENTICATION_FAILED");
}
