import type { ModelCapabilities, ModelFacts } from "@moagraph/provider-kit";
import { expect, test } from "vitest";
import { aggregator, defineGraph, type ModelNote, planRun, proposer } from "../../graph.js";

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "x:a", temperature: 0.7, reasoningEffort: "max", topLogprobs: 5 }),
    bob: proposer({ model: "x:a", temperature: 1, stop: ["END"] }),
    fuse: aggregator({ model: "x:f", reads: ["ada", "bob"], seed: 1, fallback: ["x:a"] }),
  },
  output: "fuse",
  capabilities: { "x:a": { seed: true } },
});

interface Known {
  readonly facts?: Readonly<Record<string, ModelFacts>>;
  readonly capabilities?: Readonly<Record<string, ModelCapabilities>>;
}

function notesOf({ facts = {}, capabilities = {} }: Known): readonly ModelNote[] {
  return planRun(graph, {
    facts: (model) => facts[model] ?? {},
    capabilities: (model) => capabilities[model] ?? {},
    today: "2026-11-28",
  }).notes;
}

function leftOut(known: ModelCapabilities): string[] {
  return notesOf({ capabilities: { "x:a": known } }).map(
    ({ message, nodes }) => `${nodes.join()}: ${message}`,
  );
}

function ending(value: string, successor: string): ModelFacts {
  const origin = { source: "https://example.com", asOf: "2026-01-01" };
  return { retired: { value, ...origin }, successor: { value: successor, ...origin } };
}

test("a plan names the parameters that a model does not accept", () => {
  expect(leftOut({ temperature: false, stop: false })).toEqual([
    "ada,bob: `x:a` does not accept `temperature`; it is left out.",
    "bob: `x:a` does not accept `stop`; it is left out.",
  ]);
});

test("values have their own note, with those that are accepted", () => {
  expect(leftOut({ reasoningEffort: ["low", "high"], topLogprobs: 3 })).toEqual([
    "ada: `x:a` does not accept `reasoningEffort` `max`, only `low`, `high`; it is left out.",
    "ada: `x:a` does not accept `topLogprobs` above 3; it is left out.",
  ]);
  expect(leftOut({ reasoningEffort: [], topLogprobs: 0 })).toEqual([
    "ada: `x:a` does not accept `reasoningEffort`; it is left out.",
    "ada: `x:a` does not accept `topLogprobs`; it is left out.",
  ]);
});

test("what is accepted, unknown or stated otherwise by the graph has no note", () => {
  expect(leftOut({ reasoningEffort: ["max"], topLogprobs: 5, temperature: true })).toEqual([]);
  expect(leftOut({})).toEqual([]);
  // The fallback `x:a` of `fuse`.
  expect(leftOut({ seed: false })).toEqual([]);
});

test("a plan names models that are retired or will be within 60 days", () => {
  const facts = { "x:a": ending("2026-11-28", "b"), "x:f": ending("2027-01-27", "g") };
  expect(notesOf({ facts })).toEqual([
    {
      type: "retirement",
      model: "x:a",
      nodes: ["ada", "bob", "fuse"],
      message: "`x:a`, which nodes `ada`, `bob`, `fuse` ask, is retired since 2026-11-28.",
      date: "2026-11-28",
      isRetired: true,
      successor: "x:b",
    },
    {
      type: "retirement",
      model: "x:f",
      nodes: ["fuse"],
      message: "`x:f`, which node `fuse` asks, retires on 2027-01-27.",
      date: "2027-01-27",
      isRetired: false,
      successor: "x:g",
    },
  ]);
  expect(notesOf({ facts: { "x:f": ending("2027-01-28", "g") } })).toEqual([]);
});

test("the successor is a model that is served, or none", () => {
  const successorOf = (facts: Readonly<Record<string, ModelFacts>>): unknown =>
    notesOf({ facts }).map((note) => note.type === "retirement" && note.successor);
  const first = ending("2026-07-24", "b");
  const second = ending("2026-09-10", "c");
  expect(successorOf({ "x:a": first, "x:b": second })).toEqual(["x:c"]);
  expect(successorOf({ "x:a": first, "x:b": ending("2026-11-29", "c") })).toEqual(["x:b"]);
  expect(successorOf({ "x:a": first, "x:b": ending("2026-09-10", "a") })).toEqual([null]);
});
