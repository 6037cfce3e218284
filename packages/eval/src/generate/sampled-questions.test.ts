import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberedQuestions, smallBenchmark } from "../../test/small-benchmark.js";
import { allOf } from "../../test/write-data.js";
import { sampledQuestions, type SampleOptions } from "./sampled-questions.js";

async function sample(count: number, options: SampleOptions): Promise<number[]> {
  const all = smallBenchmark(numberedQuestions(count)).questions("memory");
  const questions = await allOf(sampledQuestions(all, count, options));
  return questions.map(({ id }) => Number(id));
}

describe("sampledQuestions", () => {
  test("are as many as the limit, each once, in published order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.nat(50), fc.nat(), async (count, limit, seed) => {
        const ids = await sample(count, { limit, seed });
        expect(ids).toHaveLength(Math.min(count, limit));
        expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });

  test("are drawn with the same probability", async () => {
    const times = new Map<number, number>();
    for (let seed = 0; seed < 500; seed += 1) {
      for (const id of await sample(5, { limit: 2, seed })) times.set(id, (times.get(id) ?? 0) + 1);
    }
    for (const drawn of times.values()) expect(Math.abs(drawn - 200)).toBeLessThan(60);
    expect(times.size).toBe(5);
  });

  test("are the first ones without a seed, and all without a limit", async () => {
    expect(await sample(5, { limit: 2 })).toEqual([1, 2]);
    expect(await sample(3, { seed: 1 })).toEqual([1, 2, 3]);
  });
});
