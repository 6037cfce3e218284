import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beliefsOf } from "./beliefs.js";
import { subjects } from "./fact-base/subjects.js";

const models = Array.from({ length: 100 }, (_, index) => `model-${index}`);

describe("beliefsOf", () => {
  it("holds 35 to 75 percent of the truths of every subject", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer(),
        fc.constantFrom(...subjects),
        (model, seed, subject) => {
          const beliefs = beliefsOf(model, seed, subject);
          const known = beliefs.filter((belief) => subject.truths.includes(belief));
          const share = known.length / subject.truths.length;
          expect(share).toBeGreaterThanOrEqual(0.35);
          expect(share).toBeLessThanOrEqual(0.75);
        },
      ),
    );
  });

  it("differs from model to model and from seed to seed", () => {
    const [subject] = subjects;
    const beliefs = models.map((model) => beliefsOf(model, 1, subject!).toSorted().join());
    expect(new Set(beliefs).size).toBeGreaterThan(80);
    expect(beliefsOf("owl", 1, subject!)).not.toEqual(beliefsOf("owl", 2, subject!));
  });

  it("rarely believes a falsehood, and rarely the same one as another model", () => {
    const mistakes = subjects.flatMap((subject) =>
      subject.falsehoods.map(
        (falsehood) =>
          models.filter((model) => beliefsOf(model, 1, subject).includes(falsehood)).length,
      ),
    );
    const mean = mistakes.reduce((sum, count) => sum + count, 0) / mistakes.length;
    expect(mean).toBeGreaterThan(3);
    expect(mean).toBeLessThan(9);
    expect(Math.max(...mistakes)).toBeLessThan(20);
  });
});
