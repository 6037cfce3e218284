import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { exposeGc } from "../expose-gc.js";
import { quickPlan } from "../plan.js";
import { runCosts } from "./run-costs.js";

describe("runCosts", () => {
  beforeAll(exposeGc);

  test("runs short work in batches, and long work only once", async () => {
    const plan = { ...quickPlan, repetitions: 2, warmUpMs: 0, batchMs: 50 };
    let short = 0;
    let long = 0;
    const runs = {
      floor: async () => setTimeout(1, (short += 1)),
      "hand-written": async () => setTimeout(5_000, (long += 1)),
    };
    const samples = await runCosts(runs, plan, ({ wallMs }) => ({ "wall-ms": wallMs }));
    expect(long).toBe(1);
    expect(short).toBeGreaterThan(3);
    expect(samples.get("floor")).toHaveLength(2);
    expect(samples.get("hand-written")).toHaveLength(1);
  });
});
