import { beforeAll, describe, expect, test } from "vitest";
import { inSimulatedTime } from "../../quorum/simulated-time.js";
import { exposeGc } from "../expose-gc.js";
import { quickPlan } from "../plan.js";
import { runCosts } from "./run-costs.js";

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

describe("runCosts", () => {
  beforeAll(exposeGc);

  test("runs short work in batches, and long work only once", async () => {
    const plan = { ...quickPlan, repetitions: 2, warmUpMs: 0, batchMs: 50 };
    let short = 0;
    let long = 0;
    const runs = {
      floor: async () => {
        short += 1;
        await wait(1);
      },
      "hand-written": async () => {
        long += 1;
        await wait(5_000);
      },
    };
    const samples = await inSimulatedTime(() =>
      runCosts(runs, plan, ({ wallMs }) => ({ "wall-ms": wallMs })),
    );
    expect(long).toBe(1);
    // One to learn how long it takes, and two batches.
    expect(short).toBe(1 + 2 * 50);
    expect(samples.get("floor")).toEqual([{ "wall-ms": 1 }, { "wall-ms": 1 }]);
    expect(samples.get("hand-written")).toEqual([{ "wall-ms": 5_000 }]);
  });
});
