import type { Call } from "@moagraph/core";
import { MoaError } from "@moagraph/core/graph";
import { CommanderError } from "commander";
import { InterruptedError } from "./interrupted-error.js";
import { OutputClosedError } from "./output-error.js";
import { RunPaused } from "./run-paused.js";
import { UsageError } from "./usage-error.js";

/** The exit codes. After a signal, it is 128 plus the signal's number. */
export const exitCodes = {
  answered: 0,
  failed: 1,
  wrongUsage: 2,
  paused: 3,
  outputClosed: 141,
} as const;

/** Codes of errors that core and providers throw before the first call. */
const codesBeforeTheRun: ReadonlySet<string> = new Set([
  "BUDGET_TOO_SMALL",
  "CHECKPOINT_TOO_NEW",
  "CHECKPOINT_UNREADABLE",
  "EMPTY_PROMPT",
  "EVAL_RUN_BUSY",
  "GRAPH_CHANGED",
  "INVALID_EVAL_DATA",
  "INVALID_GRAPH",
  "INVALID_SETTING",
  "MISSING_KEY",
  "NOTHING_TO_RESUME",
  "PACKAGE_NOT_INSTALLED",
  "PROMPT_TOO_LONG",
  "THREAD_BUSY",
  "UNKNOWN_MODEL",
]);

/** The exit code of an error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof InterruptedError) return error.exitCode;
  if (error instanceof RunPaused) return exitCodes.paused;
  if (error instanceof OutputClosedError) return exitCodes.outputClosed;
  if (error instanceof UsageError || error instanceof CommanderError) return exitCodes.wrongUsage;
  if (!MoaError.isInstance(error)) return exitCodes.failed;
  const isWrongUsage = codesBeforeTheRun.has(error.code) || isWrongKey(error);
  return isWrongUsage ? exitCodes.wrongUsage : exitCodes.failed;
}

/** Whether all failed calls report a refused key. A wrong key is found only by a call. */
function isWrongKey(error: MoaError & { call?: Call; failures?: readonly Call[] }): boolean {
  const calls = error.failures ?? (error.call === undefined ? [] : [error.call]);
  return calls.length > 0 && calls.every((call) => call.error?.code === "AUTHENTICATION_FAILED");
}
