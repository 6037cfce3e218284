import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { completeGraph } from "../../playground/editor/complete-graph.js";
import type { TextFormat } from "../../playground/session/session.js";

/** The labels at the mark `|` of a text. */
function labelsAt(marked: string, format: TextFormat): string[] {
  const offset = marked.indexOf("|");
  const doc = marked.replace("|", "");
  const context = new CompletionContext(EditorState.create({ doc }), offset, true);
  return completeGraph(format)(context)?.options.map(({ label }) => label) ?? [];
}

const yaml = `name: panel
nodes:
  ada:
    kind: proposer
    model: simulated:ada
  fuse:
    kind: aggregator
    model: simulated:chair
`;

describe("completion of YAML", () => {
  test("completes keys of the graph that are not there yet", () => {
    const labels = labelsAt(`${yaml}|`, "yaml");
    expect(labels).toEqual(expect.arrayContaining(["output", "budget", "quorum"]));
    expect(labels).not.toContain("nodes");
  });

  test("completes the keys of the node's kind", () => {
    expect(labelsAt(`${yaml}    |`, "yaml")).toContain("reads");
    expect(labelsAt(`${yaml}    |`, "yaml")).not.toContain("reduce");
    expect(labelsAt(yaml.replace("    model: simulated:ada", "    |"), "yaml")).toContain(
      "samples",
    );
  });

  test.each([
    [`${yaml}    reads: [|`, ["ada"]],
    [`${yaml}    reads:\n      - |`, ["ada"]],
    [`${yaml}    reads:\n    - ada\n    - |`, ["ada"]],
    [`${yaml}output: |`, ["ada", "fuse"]],
    [`${yaml}onExhausted: |`, ["fail", "best-effort"]],
    [`${yaml}budget:\n  max|`, ["maxCostUsd", "maxTokens", "maxModelCalls", "maxDurationMs"]],
  ])("completes in %j", (text, expected) => {
    expect(labelsAt(text, "yaml").toSorted()).toEqual(expected.toSorted());
  });

  test.each([
    ["keys of a body's node", "        |", "samples"],
    ["the names of a body's nodes, and what a round reads", "        reads: [|", "input,ada,bob"],
    ["the output of a body", "    output: |", "ada,bob,cy"],
    ["the outputs of a body", "    output: [ada, |", "ada,bob,cy"],
    ["the keys of a repeat after its body", "  |", "maxRounds"],
  ])("completes %s", (_, end, expected) => {
    const body = `${yaml}  rounds:
    kind: repeat
    body:
      nodes:
        ada: { kind: proposer, model: m }
        bob: { kind: proposer, model: m }
        cy:
          kind: proposer
`;
    const labels = labelsAt(`${body}${end.replace(/^ */, "$&  ")}`, "yaml");
    expect(labels).toEqual(expect.arrayContaining(expected.split(",")));
    expect(labels).not.toContain("fuse");
  });

  test("completes the routes of a router, and the nodes of a graph within", () => {
    const router = `${yaml}  pick:\n    kind: router\n    routes: [ada]\n`;
    expect(labelsAt(router.replace("[ada]", "[|"), "yaml")).toEqual(["ada", "fuse"]);
    expect(labelsAt(`${router}    otherwise: [|`, "yaml")).toEqual(["ada", "fuse"]);
    const within = `${yaml}  panel:
    kind: graph
    graph:
      nodes:
        nodes: { kind: proposer }
        best:
          kind: ranker
`;
    expect(labelsAt(`${within}          reads: [|`, "yaml")).toEqual(["nodes"]);
    expect(labelsAt(`${within}          |`, "yaml")).toContain("keep");
  });

  test("completes models of recipes", () => {
    expect(labelsAt(`${yaml}    fallback: [|`, "yaml")).toContain("together:Qwen/Qwen1.5-72B-Chat");
  });

  test.each(["# |", "nodes: { ada: |", "name: |", "- |", "a: &a [*a, |"])(
    "has nothing to say in %j, and does not throw",
    (text) => {
      expect(labelsAt(text, "yaml")).toEqual([]);
    },
  );
});

describe("completion of JSON", () => {
  const json = `{ "name": "panel", "nodes": { "ada": { "kind": "proposer", "model": "m" } }, `;

  test("completes keys and values with their quotes", () => {
    expect(labelsAt(`${json}"|`, "json")).toContain('"output"');
    expect(labelsAt(`${json}"output": |`, "json")).toEqual(['"ada"']);
    expect(labelsAt(`${json}"fence": |`, "json")).toEqual(["true", "false"]);
  });
});

describe("completion of a hostile text", () => {
  const brackets = "[".repeat(100_000);
  test.each(["yaml", "json"] as const)(
    "has nothing to say about 100,000 brackets in %s",
    (format) => {
      expect(labelsAt(`${brackets}|`, format)).toEqual([]);
    },
  );

  test("takes linear time for 20,000 keys", () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join("");
    expect(labelsAt(`${keys}|`, "yaml")).toContain("nodes");
  });
});
