import { describe, expect, it } from "vitest";
import { pairwiseVerdict } from "../../index.js";

describe("pairwiseVerdict", () => {
  it.each([
    ["Verdict: 1", "first"],
    ["The second is wrong.\n\n**Verdict: 2**", "second"],
    ["verdict: TIE.", "tie"],
    ["Verdict: answer 2", "second"],
    ['Verdict: "1"', "first"],
    ["Verdict: [[2]]", "second"],
    ["2", "second"],
    [" Tie. ", "tie"],
    ["I might say Verdict: 1 at first. Then:\nVerdict: 2", "second"],
  ])("reads %j as %s", (reply, verdict) => {
    expect(pairwiseVerdict(reply)).toBe(verdict);
  });

  it.each([
    "",
    "Both are good.",
    "Verdict: 3",
    "Verdict: 1.5",
    "Verdict: 12",
    "1 and 2",
    "Answer 1",
  ])("finds no verdict in %j", (reply) => {
    expect(pairwiseVerdict(reply)).toBeUndefined();
  });
});
