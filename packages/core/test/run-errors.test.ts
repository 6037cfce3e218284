import { describe, expect, test } from "vitest";
import type { Call } from "../src/ledger/call.js";
import type { Proposal } from "../src/ledger/proposal.js";
import { noUsage } from "../src/ledger/usage.js";
import { AnswerFailedError } from "../src/errors/run/answer-failed-error.js";
import { BrokenAnswerError } from "../src/errors/run/broken-answer-error.js";
import { BudgetExhaustedError } from "../src/errors/run/budget-exhausted-error.js";
import { BudgetTooSmallError } from "../src/errors/run/budget-too-small-error.js";
import { CallTooLongError, type CallLengths } from "../src/errors/run/call-too-long-error.js";
import { NoUsableProposalError } from "../src/errors/run/no-usable-proposal-error.js";
import { QuorumNotReachedError } from "../src/errors/run/quorum-not-reached-error.js";

const printed = ({ message, hint }: { message: string; hint: string }) => `${message}\n${hint}`;

const failed = (node: string, hint?: string): Call => ({
  node,
  sample: 1,
  model: `x:${node}`,
  attempt: 1,
  status: "failed",
  startedMs: 0,
  firstTokenMs: null,
  settledMs: 1,
  ...noUsage,
  error: { code: "RATE_LIMITED", message: "Too many.", ...(hint === undefined ? {} : { hint }) },
});
const proposal: Proposal = {
  node: "eve",
  sample: 1,
  model: "x:eve",
  text: "Yes.",
  usage: { inputTokens: 1, outputTokens: 1 },
};
const overruns = [
  { limit: "maxCostUsd", needed: 0.0812345, allowed: 0.05 },
  { limit: "maxTokens", needed: 12_500, allowed: 10_000 },
  { limit: "maxModelCalls", needed: 7, allowed: 5 },
] as const;

describe("BudgetTooSmallError", () => {
  test("lists for each limit the amounts needed and allowed, and what to set", () => {
    const error = new BudgetTooSmallError("panel", overruns);
    expect(error).toMatchObject({ code: "BUDGET_TOO_SMALL", overruns });
    expect(printed(error)).toMatchInlineSnapshot(`
      "The worst case of a run of graph \`panel\` exceeds its budget:
        maxCostUsd: $0.081235 needed, $0.05 allowed, $0.031235 over
        maxTokens: 12,500 needed, 10,000 allowed, 2,500 over
        maxModelCalls: 7 needed, 5 allowed, 2 over
      Set \`budget: { maxCostUsd: 0.0813, maxTokens: 12500, maxModelCalls: 7 }\` or more, or lower \`maxOutputTokens\` or \`samples\` of the nodes."
    `);
  });

  test("prints the smallest amounts too", () => {
    const tiny = [{ limit: "maxCostUsd", needed: 3.1e-7, allowed: 3e-7 }] as const;
    expect(printed(new BudgetTooSmallError("panel", tiny))).toMatchInlineSnapshot(`
      "The worst case of a run of graph \`panel\` exceeds its budget:
        maxCostUsd: $0.00000031 needed, $0.0000003 allowed, $0.00000001 over
      Set \`budget: { maxCostUsd: 0.0001 }\` or more, or lower \`maxOutputTokens\` or \`samples\` of the nodes."
    `);
  });
});

describe("BudgetExhaustedError", () => {
  test("lists the limits, and keeps ledger and proposals", () => {
    const remains = { ledger: [failed("ada")], proposals: [proposal] };
    const error = new BudgetExhaustedError("fuse", overruns.slice(1), remains);
    expect(error).toMatchObject({ code: "BUDGET_EXHAUSTED", node: "fuse", ...remains });
    expect(printed(error)).toMatchInlineSnapshot(`
      "The budget left is too small to ask node \`fuse\` for the answer:
        maxTokens: 12,500 needed, 10,000 allowed, 2,500 over
        maxModelCalls: 7 needed, 5 allowed, 2 over
      Raise \`maxTokens\` and \`maxModelCalls\`, or set \`onExhausted: "best-effort"\`."
    `);
    const late = [{ limit: "maxDurationMs", needed: 30_001.5, allowed: 30_000 }] as const;
    expect(printed(new BudgetExhaustedError("fuse", late, remains))).toMatchInlineSnapshot(`
      "The budget left is too small to ask node \`fuse\` for the answer:
        maxDurationMs: 30,002 needed, 30,000 allowed, 2 over
      Raise \`maxDurationMs\`, or set \`onExhausted: "best-effort"\`."
    `);
  });
});

describe("QuorumNotReachedError", () => {
  const count = { usable: 1, of: 3, atLeast: 2 };

  test("has one line per failed call, and keeps ledger and proposals", () => {
    const failures = [failed("ada", "Wait."), failed("bob")];
    const remains = { failures, ledger: failures, proposals: [proposal] };
    const error = new QuorumNotReachedError("fuse", count, remains);
    expect(error).toMatchObject({ code: "QUORUM_NOT_REACHED", ...count, ...remains });
    expect(printed(error)).toMatchInlineSnapshot(`
      "Node \`fuse\` has 1 usable of 3 proposals, and its quorum is 2:
        ada (x:ada): RATE_LIMITED: Too many.
        bob (x:bob): RATE_LIMITED: Too many.
      Fix the errors above. Or lower \`quorum.atLeast\`, or set \`onExhausted: "best-effort"\` on \`fuse\`."
    `);
  });

  test("uses a hint that all calls share, and suggests no lower quorum without proposals", () => {
    const failures = [failed("ada", "Wait."), failed("bob", "Wait.")];
    const remains = { failures, ledger: failures, proposals: [] };
    const error = new QuorumNotReachedError("fuse", { ...count, usable: 0, of: 2 }, remains);
    expect(printed(error)).toMatchInlineSnapshot(`
      "Node \`fuse\` has 0 usable of 2 proposals, and its quorum is 2:
        ada (x:ada): RATE_LIMITED: Too many.
        bob (x:bob): RATE_LIMITED: Too many.
      Wait."
    `);
  });
});

describe("CallTooLongError", () => {
  const lengths = { promptTokens: 9_000, replyTokens: 500, windowTokens: 8_192, proposals: 3 };
  const hintOf = (more: Partial<CallLengths>) =>
    new CallTooLongError({ ...lengths, onTooLong: "fail", ...more }).hint;

  test("shows all lengths, and which policy would help", () => {
    const error = new CallTooLongError({ ...lengths, onTooLong: "fail" });
    expect(error).toMatchObject({ code: "CALL_TOO_LONG", lengths });
    expect(printed(error)).toMatchInlineSnapshot(`
      "The prompt has about 9000 tokens, and 500 are reserved for the reply. The context window has only 8192.
      Set \`onTooLong: "drop-longest"\` or \`"truncate-each"\`, shorten the conversation, lower \`maxOutputTokens\`, or use a model with a larger window."
    `);
    const cut = { ...lengths, replyTokens: 0, onTooLong: "truncate-each" } as const;
    expect(printed(new CallTooLongError(cut))).toMatchInlineSnapshot(`
      "The prompt has about 9000 tokens with all proposals truncated to the minimum length. The context window has only 8192.
      Set \`onTooLong: "drop-longest"\`, shorten the conversation, lower \`maxOutputTokens\`, or use a model with a larger window."
    `);
    expect(new CallTooLongError({ ...cut, onTooLong: "drop-longest" }).message).toMatch(
      /only the shortest proposal/,
    );
  });

  test("suggests no policy that would not help", () => {
    expect(hintOf({ proposals: 0 })).not.toMatch(/onTooLong/);
    expect(hintOf({ proposals: 1 })).toMatch(/`onTooLong: "truncate-each"`/);
    expect(hintOf({ proposals: 1, onTooLong: "truncate-each" })).not.toMatch(/onTooLong/);
  });
});

describe("AnswerFailedError, BrokenAnswerError and NoUsableProposalError", () => {
  test("use the hint of the failed call, else suggest to run again", () => {
    const raise = failed("fuse", "Raise `budget.maxDurationMs`.");
    expect(new AnswerFailedError(raise, [], undefined).hint).toBe("Raise `budget.maxDurationMs`.");
    expect(new AnswerFailedError(failed("fuse"), [], undefined).hint).toMatch(/^Run again/);
    const brokenBy = (call: Call): string => new BrokenAnswerError(call, "Ye", [], undefined).hint;
    const error = { code: "BUDGET_EXHAUSTED", message: "Over.", hint: "Raise it." };
    expect(brokenBy({ ...raise, error })).toMatch(/complete answer\. Raise it\.$/);
    expect(brokenBy(raise)).toMatch(/complete answer\.$/);
  });

  test("keep the proposals, and default to none", () => {
    const call = failed("fuse");
    const proposals = [proposal];
    expect(new AnswerFailedError(call, [call], undefined, proposals)).toMatchObject({ proposals });
    expect(new BrokenAnswerError(call, "Ye", [], undefined, proposals)).toMatchObject({
      proposals,
    });
    expect(new NoUsableProposalError("fuse", [], [], proposals)).toMatchObject({ proposals });
    expect(new NoUsableProposalError("fuse", [], []).proposals).toEqual([]);
  });
});
