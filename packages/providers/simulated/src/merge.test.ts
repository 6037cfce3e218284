import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Subject } from "./fact-base/subject.js";
import { merge } from "./merge.js";

const subject: Subject = {
  name: "letters",
  aliases: [],
  truths: ["A is.", "B is.", "C is."],
  falsehoods: ["Y is.", "Z is."],
};
const claims = [...subject.truths, ...subject.falsehoods];
const someClaims = fc.subarray(claims);
const someProposals = fc.array(
  someClaims.map((chosen) => chosen.join("\n")),
  { minLength: 1 },
);

describe("merge", () => {
  it("keeps claims made by two or more proposals, most frequent first", () => {
    expect(merge(subject, ["A is. B is.", "B is. Z is.", "Z is. B is. C is."], [])).toEqual([
      "B is.",
      "Z is.",
    ]);
  });

  it("keeps a claim of one proposal if it recalls it too", () => {
    expect(merge(subject, ["A is.", "B is."], ["B is.", "C is."])).toEqual(["B is."]);
  });

  it("keeps all claims of a single proposal", () => {
    expect(merge(subject, ["A is. Z is."], [])).toEqual(["A is.", "Z is."]);
  });

  it("drops a claim of one proposal that it does not recall", () => {
    fc.assert(
      fc.property(someProposals, someClaims, (proposals, recalled) => {
        fc.pre(proposals.length > 1);
        for (const claim of merge(subject, proposals, recalled)) {
          const votes = proposals.filter((proposal) => proposal.includes(claim)).length;
          expect(votes > 1 || recalled.includes(claim)).toBe(true);
        }
      }),
    );
  });

  it("never adds a claim", () => {
    fc.assert(
      fc.property(someProposals, someClaims, (proposals, recalled) => {
        for (const claim of merge(subject, proposals, recalled)) {
          expect(proposals.join("\n")).toContain(claim);
        }
      }),
    );
  });
});
