import { beforeAll, describe, expect, test } from "vitest";
import { exposeGc } from "../compare/expose-gc.js";
import { answeringCost } from "./answers/answering-cost.js";
import { answeringMemory } from "./answers/answering-memory.js";
import { fitLiblinear, pythonWithSklearn } from "./scoring/liblinear.js";
import { madeUpModels } from "./scoring/annotated-models.js";
import { scoreModels } from "./scoring/score-models.js";
import { costTable, memoryTable } from "./tables.js";

beforeAll(exposeGc);

describe("answers", () => {
  test("both programs answer all questions of moa-lite over HTTP, in turns", async () => {
    const costs = await answeringCost({ questions: 3, rounds: 1 });
    expect([...costs.keys()]).toEqual(["invoke", "generate"]);
    for (const [{ cpuMs } = { cpuMs: 0 }] of costs.values()) expect(cpuMs).toBeGreaterThan(0);
    expect(costTable(costs).split("\n")).toHaveLength(4);
  });

  test("memory is measured when the last question is settled", async () => {
    const order = { program: "generate", panel: "model", questions: 20 } as const;
    const memory = await answeringMemory(order);
    expect(memory.heapBytes).toBeGreaterThan(1e6);
    expect(memory.peakBytes).toBeGreaterThan(memory.heapBytes);
    expect(memoryTable([{ ...order, ...memory }])).toContain("one model in the process");
  });
});

describe("scoring", () => {
  const annotated = madeUpModels(2);

  test("scores each model", async () => {
    const { cost, lengthControlled } = await scoreModels(annotated);
    expect(cost.cpuMs).toBeGreaterThan(0);
    expect(lengthControlled).toHaveLength(2);
    for (const rate of lengthControlled) expect(Math.abs(rate - 50)).toBeLessThan(10);
  });

  const python = pythonWithSklearn();
  test.skipIf(python === undefined)("liblinear finds nearly the same win rates", async () => {
    const { lengthControlled } = await scoreModels(annotated);
    const fits = await fitLiblinear(String(python), annotated);
    for (const [at, rate] of lengthControlled.entries()) {
      expect(Math.abs(rate - (fits.lengthControlled[at] ?? 0))).toBeLessThan(0.2);
    }
  });
});
