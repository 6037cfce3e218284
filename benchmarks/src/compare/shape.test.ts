import { describe, expect, test } from "vitest";
import { criticalPathMs, crossing, grid, nodesOf, unequal } from "./shape.js";

describe("grid", () => {
  test("is the paper's shape: every layer reads the previous layer, and one model gives the answer", () => {
    expect(nodesOf(grid(3, 2))).toEqual([
      { name: "l1-model-1", model: "model-1", reads: [] },
      { name: "l1-model-2", model: "model-2", reads: [] },
      { name: "l2-model-1", model: "model-1", reads: ["l1-model-1", "l1-model-2"] },
      { name: "l2-model-2", model: "model-2", reads: ["l1-model-1", "l1-model-2"] },
      { name: "l3-chair", model: "chair", reads: ["l2-model-1", "l2-model-2"] },
    ]);
  });

  test("has the number of calls in its name", () => {
    const counts = [grid(2, 3), grid(3, 6), grid(3, 100), grid(20, 6)].map(
      (shape) => `${shape.name}: ${nodesOf(shape).length}`,
    );
    expect(counts).toEqual(["2x3: 4", "3x6: 13", "3x100: 201", "20x6: 115"]);
  });
});

describe("criticalPathMs", () => {
  test("counts the slow model of each branch once", () => {
    expect([criticalPathMs(unequal), criticalPathMs(crossing)]).toEqual([500, 500]);
  });
});
