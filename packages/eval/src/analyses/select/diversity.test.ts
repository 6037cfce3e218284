import { mostDiverse, wordVector } from "@moagraph/core/graph";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differentAnswers, diversityOf } from "../../index.js";

const words = fc.array(fc.constantFrom("sun", "moon", "tide", "bee"), {
  minLength: 1,
  maxLength: 5,
});
const texts = fc.array(
  words.map((each) => each.join(" ")),
  { minLength: 2, maxLength: 2 },
);
const answers = fc.array(texts, { minLength: 2, maxLength: 5 });

describe("diversityOf", () => {
  it("has cosines between 0 and 1 that do not depend on the order of two models", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { cosines } = diversityOf(given, 1);
        for (const [one, row] of cosines.entries()) {
          for (const [other, cosine] of row.entries()) {
            expect(cosine).toBeCloseTo(cosines[other]?.[one] ?? Number.NaN, 12);
            expect(cosine).toBeGreaterThanOrEqual(0);
            expect(cosine).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("takes the answers that a selector takes", () => {
    const given = [["sun moon"], ["sun moon tide"], ["bee"]];
    const vectors = given.map(([text = ""]) => wordVector(text));
    const taken = mostDiverse(vectors, 2);
    expect(diversityOf(given, 2).taken).toEqual(
      given.map((_, index) => (taken.includes(index) ? 1 : 0)),
    );
  });

  it("counts an answer without words as different from all", () => {
    expect(diversityOf([["sun"], [" "]], 1).differences).toEqual([1, 1]);
  });

  it("refuses different numbers of answers", () => {
    expect(() => diversityOf([["a"], []], 1)).toThrow(
      "The models have different numbers of answers: 1 and 0.",
    );
  });
});

describe("differentAnswers", () => {
  it("is 1 for equal answers and their number for answers without a common word", () => {
    const same = diversityOf([["sun"], ["sun"], ["sun"]], 1).cosines;
    const other = diversityOf([["sun"], ["moon"], ["tide"]], 1).cosines;
    expect(differentAnswers(same, [0, 1, 2])).toBeCloseTo(1, 12);
    expect(differentAnswers(other, [0, 1, 2])).toBeCloseTo(3, 12);
  });
});
