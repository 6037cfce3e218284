import { MoaError } from "@moagraph/provider-kit";
import type { CallStatus } from "../../ledger/call.js";
import { overrunLines } from "../../errors/run/overrun-lines.js";
import type { Overrun } from "../../errors/run/overrun.js";

interface CutOff {
  readonly code:
    | "ABORTED"
    | "BUDGET_EXHAUSTED"
    | "DEADLINE_EXCEEDED"
    | "FIRST_TOKEN_TIMEOUT"
    | "NOT_NEEDED";
  readonly message: string;
  readonly hint: string;
  readonly status: Extract<CallStatus, "aborted" | "failed">;
  /** Whether the same request may succeed when sent again. */
  readonly isRetryable?: boolean;
}

/** Why we cancelled a request before its reply was complete. */
export class CutOffError extends MoaError {
  /** The status of the call in the ledger. */
  readonly status: CutOff["status"];
  /** Whether the same request may succeed when sent again. */
  readonly isRetryable: boolean;

  constructor({ code, message, hint, status, isRetryable = false }: CutOff) {
    super({ code, message, hint });
    this.status = status;
    this.isRetryable = isRetryable;
  }
}

/** The model's time for the call is over. */
export function deadlineExceeded(totalMs: number): CutOffError {
  return new CutOffError({
    code: "DEADLINE_EXCEEDED",
    message: `No complete reply within ${totalMs} ms.`,
    hint: "Raise `timeouts.totalMs`, or lower `maxOutputTokens`.",
    status: "failed",
  });
}

/** The first token did not arrive in time. */
export function firstTokenLate(firstTokenMs: number): CutOffError {
  return new CutOffError({
    code: "FIRST_TOKEN_TIMEOUT",
    message: `No token came within ${firstTokenMs} ms.`,
    hint: "Raise `timeouts.firstTokenMs`, or name a `fallback`.",
    status: "failed",
    isRetryable: true,
  });
}

/** All readers of the call have enough proposals without it. */
export function notNeeded(): CutOffError {
  return new CutOffError({
    code: "NOT_NEEDED",
    message: "Not needed: the quorum was reached and its grace period had passed.",
    hint: "Raise `quorum.graceMs` or `quorum.atLeast` to wait for more.",
    status: "aborted",
  });
}

/** The rest of the run's budget is too small for the request. */
export function budgetRefused(overruns: readonly Overrun[]): CutOffError {
  const limits = overruns.map(({ limit }) => `\`budget.${limit}\``).join(" and ");
  return new CutOffError({
    code: "BUDGET_EXHAUSTED",
    message: `Too little of the budget is left: ${overrunLines(overruns)
      .map((line) => line.trim())
      .join("; ")}.`,
    hint: `Raise ${limits}.`,
    status: "failed",
  });
}

/** The run's time is over. */
export function runTimeOver(maxDurationMs: number): CutOffError {
  return new CutOffError({
    code: "BUDGET_EXHAUSTED",
    message: `The run has used up its time budget of ${maxDurationMs} ms.`,
    hint: "Raise `budget.maxDurationMs`, or lower `timeouts.totalMs` of the first layers.",
    status: "aborted",
  });
}
