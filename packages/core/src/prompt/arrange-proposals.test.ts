import { describe, expect, test } from "vitest";
import { proposalsOf } from "../../test/proposals.js";
import { arrangeProposals } from "./arrange-proposals.js";
import { shuffled } from "./shuffle.js";

const models = ["together:Qwen/Qwen1.5-110B-Chat"];
const three = proposalsOf("I am Qwen.", "I am not.", "Qwen 2 is.");

describe("arrangeProposals", () => {
  test("does not change proposals by default", () => {
    expect(arrangeProposals(three, { anonymise: false }, models)).toEqual({
      proposals: three,
      originals: three,
      notes: [],
    });
  });

  test("shuffles, and adds a note with the order by node and sample", () => {
    const expected = shuffled(three, 3);
    expect(arrangeProposals(three, { anonymise: false, shuffle: { seed: 3 } }, models)).toEqual({
      proposals: expected,
      originals: expected,
      notes: [
        {
          type: "shuffled",
          seed: 3,
          order: expected.map(({ node, sample }) => ({ node, sample })),
        },
      ],
    });
  });

  test("hides names, and adds a note with their number", () => {
    const { proposals, originals, notes } = arrangeProposals(three, { anonymise: true }, models);
    expect(proposals.map(({ text }) => text)).toEqual([
      "I am [a model].",
      "I am not.",
      "[a model] is.",
    ]);
    expect(originals).toEqual(three);
    expect(notes).toEqual([{ type: "anonymised", mentions: 2 }]);
  });

  test("shuffles before it anonymises, so that neither position nor sample shows the author", () => {
    const policies = { anonymise: true, shuffle: { seed: 3 } };
    const { proposals, originals, notes } = arrangeProposals(three, policies, models);
    expect(originals).toEqual(shuffled(three, 3));
    expect(proposals.map(({ sample }) => sample)).toEqual([1, 2, 3]);
    expect(proposals.map(({ usage }) => usage)).toEqual(originals.map(({ usage }) => usage));
    expect(notes).toEqual([
      { type: "shuffled", seed: 3, order: originals.map(({ node, sample }) => ({ node, sample })) },
      { type: "anonymised", mentions: 2 },
    ]);
  });

  test("adds no note on the order of a single proposal", () => {
    const lone = three.slice(0, 1);
    expect(arrangeProposals(lone, { anonymise: false, shuffle: { seed: 3 } }, models)).toEqual({
      proposals: lone,
      originals: lone,
      notes: [],
    });
  });
});
