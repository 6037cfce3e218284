import type { Call, CallNote, ProposalPlace } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { degradedLine } from "./degraded-line.js";

const nameOf = ({ node, sample }: ProposalPlace): string =>
  sample > 1 ? `${node} #${sample}` : node;

/** A usable call with these notes. */
function callWith(node: string, notes: readonly CallNote[], sample = 1): Call {
  return {
    node,
    sample,
    notes,
    model: "x:y",
    attempt: 1,
    status: "ok",
    startedMs: 0,
    firstTokenMs: null,
    settledMs: 1,
    inputTokens: 1,
    outputTokens: 1,
    costUsd: null,
    usageSource: "reported",
  };
}

describe("degradedLine", () => {
  test("names each cause", () => {
    const ledger = [
      callWith("ada", [{ type: "truncated", maxOutputTokens: 512 }], 2),
      callWith("bob", [{ type: "fallback", from: "x:big", code: "RATE_LIMITED" }]),
      callWith("fuse", [
        { type: "fewer", usable: 2, of: 3 },
        { type: "draft", node: "bob", sample: 1 },
      ]),
    ];
    expect(degradedLine(ledger, nameOf)).toMatchInlineSnapshot(
      `"degraded: ada #2: truncated at 512 tokens; bob: fallback for x:big (RATE_LIMITED); fuse had fewer proposals than planned: 2 of 3; fuse gave no answer: the draft of bob is the answer"`,
    );
  });

  test("is absent if all went as planned", () => {
    const ledger = [callWith("ada", [{ type: "shuffled", seed: 1, order: [] }])];
    expect(degradedLine(ledger, nameOf)).toBeUndefined();
  });

  test("tells of a router that could not choose", () => {
    const routed = callWith("pick", [{ type: "routed", to: ["ada", "bob"] }]);
    expect(degradedLine([routed], nameOf)).toBeUndefined();
    expect(degradedLine([{ ...routed, status: "failed" }], nameOf)).toBe(
      "degraded: pick could not choose, and takes ada, bob",
    );
  });

  test("names at most five causes", () => {
    const ledger = Array.from({ length: 200 }, (_, index) =>
      callWith(`p${index + 1}`, [{ type: "truncated" }]),
    );
    expect(degradedLine(ledger, nameOf)).toMatch(
      /; p5: truncated at its output limit; and 195 more$/,
    );
  });
});
