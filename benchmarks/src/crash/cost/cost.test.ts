import { expect, test } from "vitest";
import { grid } from "../../compare/shape.js";

// The child process runs the built program.
const built = new URL("../../../dist/crash/cost/measure-costs.js", import.meta.url);
const { measureCosts } = (await import(built.href)) as typeof import("./measure-costs.js");

test("the cost of a kept run is measured beside that of a graph written by hand", async () => {
  const programs = ["by hand, kept", "moagraph", "moagraph, kept"] as const;
  const order = { saver: "sqlite", seed: 1, rounds: 1, runsPerTurn: 1 } as const;
  const tables: string[] = [];
  await measureCosts({ ...order, cases: [{ shape: grid(2, 2), programs }] }, (each) =>
    tables.push(each),
  );
  const [byHand, ours, kept, journal] = tables
    .flatMap((text) => text.split("\n"))
    .filter((line) => /^(by hand|moagraph)/.test(line))
    .map((line) => line.split(/ {2,}/).slice(1).map(Number));
  // Time, CPU time and kB, and their ratios to those by hand.
  expect(byHand).toEqual([...(byHand ?? []).slice(0, 3), 1, 1, 1]);
  expect(Math.min(...(byHand ?? []))).toBeGreaterThan(0);
  expect([ours?.[2], ours?.[5]]).toEqual([0, 0]);
  expect(kept?.[2]).toBeGreaterThan(0);
  // One entry for each of three calls, and what else is recorded, in at least one write for each layer.
  expect(journal?.[0]).toBeGreaterThanOrEqual(2);
  expect(journal?.[1]).toBeGreaterThanOrEqual(3);
});
