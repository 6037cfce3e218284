import { describe, expect, test } from "vitest";
import type { Call } from "../ledger/call.js";
import type { CallEvent } from "../ledger/call-event.js";
import type { Redact } from "./redact.js";
import { redactCall } from "./redact-call.js";
import { redactEvent } from "./redact-event.js";
import { redactNote } from "./redact-note.js";
import { redactionFailed } from "./redaction.js";

/** Hides everything it is shown, so that whatever stays was not shown. */
const hideAll: Redact = (_, exit) => `[${exit}]`;

const call: Call = {
  node: "ada",
  sample: 1,
  model: "openai:gpt-4o",
  attempt: 1,
  status: "failed",
  startedMs: 1,
  firstTokenMs: 2,
  settledMs: 3,
  inputTokens: 4,
  outputTokens: 5,
  costUsd: 0.5,
  usageSource: "estimated",
  error: { code: "CALL_FAILED", message: "a secret", hint: "forget the secret" },
  partialText: "a sec",
  notes: [
    { type: "fallback", from: "openai:gpt-4o", code: "RATE_LIMITED" },
    { type: "cache-failed", during: "lookup", message: "no secret", hint: "mend the secret" },
  ],
};
const redactedCall: Call = {
  ...call,
  error: { code: "CALL_FAILED", message: "[log]", hint: "[log]" },
  partialText: "[log]",
  notes: [
    { type: "fallback", from: "openai:gpt-4o", code: "RATE_LIMITED" },
    { type: "cache-failed", during: "lookup", message: "[log]", hint: "[log]" },
  ],
};
const identity = { node: "ada", sample: 1, model: "openai:gpt-4o", atMs: 3 } as const;
const usage = { inputTokens: 4, outputTokens: 5 };
const proposal = { ...identity, text: "a secret", usage, remarks: ["no secret", "good"] };
const redactedProposal = { ...proposal, text: "[log]", remarks: ["[log]", "[log]"] };

describe("redactCall", () => {
  test("redacts error texts and partial text, but no names or numbers", () => {
    expect(redactCall(call, hideAll)).toEqual(redactedCall);
  });

  test("does not change a call without texts", () => {
    const { error: _, partialText: __, notes: ___, ...good } = call;
    expect(redactCall(good, hideAll)).toEqual(good);
  });

  test("does not throw if the hook throws", () => {
    const redacted = redactCall(call, () => {
      throw new Error("a secret");
    });
    expect(redacted.error?.message).toBe(redactionFailed);
  });
});

describe("redactEvent", () => {
  const pairs: [CallEvent, CallEvent][] = [
    [
      { type: "proposal-end", ...identity, proposal, call },
      { type: "proposal-end", ...identity, proposal: redactedProposal, call: redactedCall },
    ],
    [
      { type: "call-end", ...identity, call, passedOn: [proposal] },
      { type: "call-end", ...identity, call: redactedCall, passedOn: [redactedProposal] },
    ],
    [
      { type: "call-failed", ...identity, call },
      { type: "call-failed", ...identity, call: redactedCall },
    ],
    [
      { type: "call-retry", ...identity, call },
      { type: "call-retry", ...identity, call: redactedCall },
    ],
    [
      {
        type: "call-note",
        ...identity,
        note: { type: "cache-failed", during: "update", message: "a secret" },
      },
      {
        type: "call-note",
        ...identity,
        note: { type: "cache-failed", during: "update", message: "[log]" },
      },
    ],
  ];
  const fewer = { type: "fewer", usable: 1, of: 2 } as const;
  test("does not change a note without text", () => {
    expect(redactNote(fewer, hideAll)).toBe(fewer);
  });

  test.each(pairs)("redacts the texts of a $type", (event, redacted) => {
    expect(redactEvent(event, hideAll)).toEqual(redacted);
  });

  const kept: CallEvent[] = [
    { type: "call-start", ...identity, attempt: 1 },
    { type: "first-token", ...identity },
    { type: "answer-token", ...identity, text: "a secret" },
  ];
  test.each(kept)("leaves a $type as it is", (event) => {
    expect(redactEvent(event, hideAll)).toBe(event);
  });
});
