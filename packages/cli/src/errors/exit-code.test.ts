import {
  AnswerFailedError,
  BudgetTooSmallError,
  type Call,
  EmptyPromptError,
  NoUsableProposalError,
} from "@moagraph/core";
import { MissingKeyError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { exitCodeOf } from "./exit-code.js";
import { InterruptedError } from "./interrupted-error.js";
import { OutputClosedError } from "./output-error.js";

function failedCall(code: string): Call {
  const usage = { inputTokens: 0, outputTokens: 0, costUsd: 0, usageSource: "estimated" } as const;
  const times = { startedMs: 0, firstTokenMs: null, settledMs: 1 };
  const place = { node: "a", sample: 1, model: "together:a", attempt: 1 };
  return { ...place, ...times, ...usage, status: "failed", error: { code, message: "No." } };
}

const refused = failedCall("AUTHENTICATION_FAILED");
const limited = failedCall("RATE_LIMITED");

describe("exitCodeOf", () => {
  test.each([
    ["^C", new InterruptedError("SIGINT"), 130],
    ["SIGTERM", new InterruptedError("SIGTERM"), 143],
    ["a terminal that was closed", new InterruptedError("SIGHUP"), 129],
    ["a reader that left", new OutputClosedError(), 141],
    ["an empty prompt", new EmptyPromptError(), 2],
    ["a budget below the worst case", new BudgetTooSmallError("g", []), 2],
    ["a missing key", new MissingKeyError({ provider: "a", message: "", hint: "" }), 2],
    ["an answer whose key is refused", new AnswerFailedError(refused, [], undefined), 2],
    ["an answer that fails otherwise", new AnswerFailedError(limited, [], undefined), 1],
    ["proposals whose keys are all refused", new NoUsableProposalError("f", [refused], []), 2],
    [
      "proposals that fail otherwise too",
      new NoUsableProposalError("f", [refused, limited], []),
      1,
    ],
    ["anything else", new Error("?"), 1],
  ])("for %s", (_, error, exitCode) => {
    expect(exitCodeOf(error)).toBe(exitCode);
  });
});
