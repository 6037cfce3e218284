import { describe, expect, test } from "vitest";
import { fitLayers } from "./fit-layers.js";
import type { CallPhase, CallView } from "./call-view.js";

function layerOf(...phases: CallPhase[]): CallView[] {
  const waiting = {
    sample: 1,
    model: "a:b",
    layer: 1,
    attempt: 0,
    round: null,
    rounds: [],
    startedMs: null,
    call: null,
    writesAnswer: false,
  };
  return phases.map((phase, index) => ({
    ...waiting,
    node: `p${index}`,
    name: `p${index}`,
    phase,
  }));
}

function shownIn(layers: readonly CallView[][], lines: number): string[][] {
  return fitLayers(layers, lines).map(({ shown, hidden }) => [
    ...shown.map(({ name }) => name),
    ...(hidden.length === 0 ? [] : [`+${hidden.length}`]),
  ]);
}

describe("fitLayers", () => {
  const wide = layerOf("done", "done", "failed", "running", "waiting", "streaming");

  test("shows all calls that fit", () => {
    expect(shownIn([wide, layerOf("waiting")], 9)).toEqual([
      ["p0", "p1", "p2", "p3", "p4", "p5"],
      ["p0"],
    ]);
  });

  test("keeps running and failed calls, in the order of the graph", () => {
    expect(shownIn([wide, layerOf("waiting")], 7)).toEqual([["p2", "p3", "p5", "+3"], ["p0"]]);
  });

  test("keeps one line for a layer even without room", () => {
    expect(shownIn([wide, layerOf("waiting")], 1)).toEqual([["+6"], ["p0"]]);
  });
});
