/**
 * Adding a kind of node takes a declaration, a lowering, and a line in each of two tables: here a
 * kind `shout` is added while the tests run, and everything else follows.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lowerings } from "../src/lower/lowerings.js";
import { nodeInputOf } from "../src/step/node-input.js";
import { judgedResult, pickedResult } from "../src/step/step-result.js";
import type { Lowering } from "../src/lower/lowering.js";
import { graphJsonSchema, planRun, toMermaid, toSvg } from "../src/graph.js";
import {
  graphFromJson,
  type GraphSpec,
  layersOf,
  modelCallsOf,
  swapModels,
  validateGraph,
} from "../src/index.js";
import { readsShape } from "../src/spec/model-settings.js";
import type { NodeKind } from "../src/spec/node-kind.js";
import { nodeKinds } from "../src/spec/node-kinds.js";
import { strictObject } from "../src/schema/schema.js";
import { panelOf, shownTo } from "./panel.js";

interface ShoutSpec {
  readonly kind: "shout";
  readonly reads: readonly string[];
}

const shoutKind: NodeKind<ShoutSpec> = {
  kind: "shout",
  summary: "Passes on the first proposal it reads in capitals.",
  schema: strictObject<ShoutSpec>(
    { kind: { type: "string", const: "shout" }, ...readsShape },
    { kind: true, reads: true },
  ),
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: () => 1,
  modelCalls: () => 0,
  shown: () => 0,
  instructionTokens: 0,
  proposalTokens: (_node, { incomingTokens }) => incomingTokens,
  models: () => [],
  renameModels: (node) => node,
};

const lowerShout: Lowering<"reducer"> = (name, { reads }, compilation) => [
  {
    name,
    node: name,
    async run(context) {
      const input = nodeInputOf(name, reads, context.state, compilation);
      if ("missing" in input) throw input.missing.asError(context.state.ledger);
      const [first] = input.proposals;
      const passedOn = first ? [{ ...first, node: name, text: first.text.toUpperCase() }] : [];
      const judged = { passedOn, calls: [] };
      const isAnswer = compilation.graph.output === name;
      if (isAnswer) return pickedResult(name, judged, context, compilation);
      return judgedResult(judged, context);
    },
  },
];

const json = {
  name: "loud",
  nodes: {
    ada: { kind: "proposer", model: "ada" },
    loud: { kind: "shout", reads: ["ada"] },
    fuse: { kind: "aggregator", model: "fuse", reads: ["loud"] },
  },
  output: "fuse",
};

beforeAll(() => {
  Object.assign(nodeKinds, { shout: shoutKind });
  Object.assign(lowerings, { shout: lowerShout });
});
afterAll(() => {
  Reflect.deleteProperty(nodeKinds, "shout");
  Reflect.deleteProperty(lowerings, "shout");
});

describe("a kind that stands in the two tables", () => {
  const graph = (): GraphSpec => graphFromJson(json);

  test("is validated", () => {
    expect(validateGraph(json)).toEqual([]);
    const faulty = {
      ...json,
      nodes: { ...json.nodes, loud: { kind: "shout", reads: [], loudness: 1 } },
    };
    expect(validateGraph(faulty).map(({ code }) => code)).toEqual([
      "UNKNOWN_KEY",
      "NO_READS",
      "UNREACHABLE_NODE",
    ]);
    const misspelt = { ...json, nodes: { ...json.nodes, loud: { kind: "shuot", reads: ["ada"] } } };
    expect(validateGraph(misspelt)[0]).toMatchObject({ code: "UNKNOWN_KIND", nearest: "shout" });
  });

  test("stands in the JSON Schema", () => {
    expect(JSON.stringify(graphJsonSchema())).toContain(shoutKind.summary);
  });

  test("is drawn, layered, counted, planned and swapped", () => {
    expect(toMermaid(graph())).toContain("loud");
    expect(toSvg(graph())).toContain("loud");
    expect(layersOf(graph())).toEqual([["ada"], ["loud"], ["fuse"]]);
    expect(modelCallsOf(graph())).toBe(2);
    expect(planRun(graph(), { facts: () => ({}) }).total.calls).toBe(2);
    expect(swapModels(graph(), { ada: "eve" }).nodes["ada"]).toMatchObject({ model: "eve" });
  });

  test("runs", async () => {
    const { app, models } = panelOf(graph());
    const { answer, proposals } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("fuse says");
    expect(proposals.map(({ text }) => text)).toEqual(["ada says", "ADA SAYS"]);
    expect(shownTo(models["fuse"])).toEqual(["ADA SAYS"]);
  });
});

describe("the names of kinds", () => {
  test("stand in no source but the kind's own and the two tables", () => {
    const source = fileURLToPath(new URL("../src", import.meta.url));
    // "graph" is also a common word.
    const kinds = Object.keys(nodeKinds).filter((kind) => kind !== "human" && kind !== "graph");
    const strangers = readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(file))
      .filter((file) => !/node-kinds\.ts$|lowerings\.ts$|graph-spec\.ts$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(source, file), "utf8");
        const named = kinds.filter((kind) => text.includes(`"${kind}"`));
        return named.filter((kind) => !file.includes(kind)).map((kind) => `${file}: ${kind}`);
      });
    // The paper's shape has proposers and aggregators. Hints show a node as an example. LangChain's
    // messages of users are `human`, and so is the note on what a person chose: it is not looked for. Nor
    // is `graph`, a common word. A repeat becomes rounds and a selector of the latest.
    expect(strangers.toSorted()).toEqual([
      "define/check-layers.ts: aggregator",
      "define/checked-names.ts: repeat",
      "define/layered.ts: aggregator",
      "define/layered.ts: proposer",
      "spec/expand/repeat-rounds.ts: selector",
      "validate/check-node.ts: proposer",
    ]);
  });
});
