import { deepStrictEqual } from "node:assert/strict";
import { compileFunction } from "node:vm";
import * as core from "@moagraph/core/graph";
import { graphFromJson, type GraphSpec, validateGraph } from "@moagraph/core/graph";
import { recipes } from "@moagraph/recipes";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readGraphText, toTypeScript, toYaml } from "./index.js";

/** The graph that a module of `toTypeScript` exports. */
function evaluate(text: string): unknown {
  const [, names = "", body = ""] =
    /^import \{ ([\w, ]+) \} from "@moagraph\/core";\n\nexport const \w+ = ([^]*)$/.exec(text) ??
    [];
  const makers = names.split(", ");
  const module = compileFunction(`"use strict"; return ${body}`, makers);
  return module(...makers.map((name): unknown => Reflect.get(core, name)));
}

const word = fc.constantFrom(
  "a",
  "b-1",
  "x.y",
  "no",
  "1",
  "__proto__",
  "constructor",
  "toString",
  "true",
  "é",
);
const text = fc.oneof(
  fc.constantFrom(
    "<<",
    "- a",
    "# b",
    "a: b",
    "`${x}`",
    "\\",
    "two\nlines",
    "\r\n",
    "{}",
    "null",
    "1",
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
);
const anything = fc.jsonValue({ maxDepth: 3 });
const fields = fc.dictionary(fc.oneof(text, word), anything, { maxKeys: 4 });
const settings = fc.record(
  {
    temperature: fc.double({ min: 0, max: 2, noNaN: true }),
    seed: fc.maxSafeInteger(),
    stop: fc.array(text, { maxLength: 3 }),
    prompt: fc.oneof(text, fc.record({ use: text })),
    providerOptions: fields,
    retry: fc.record({ attempts: fc.integer({ min: 1, max: 10 }) }),
    keepReasoning: fc.boolean(),
  },
  { requiredKeys: [] },
);
const graphs: fc.Arbitrary<GraphSpec> = fc
  .record({ name: text, names: fc.uniqueArray(word, { minLength: 1 }), settings, fields })
  .map(({ name, names, settings: each, fields: body }) => ({
    name,
    endpoints: { local: { baseUrl: "http://localhost:8000/v1", body } },
    nodes: Object.fromEntries([
      ...names.map((node) => [node, { kind: "proposer", model: "local:a", ...each }]),
      ["fuse", { kind: "aggregator", model: "local:b", reads: names, fence: false }],
    ]),
    output: "fuse",
  }))
  .filter((graph) => validateGraph(graph).length === 0)
  .map((graph) => graphFromJson(graph));

describe("a written graph", () => {
  test.each(Object.entries(recipes))("is read back as it was: %s", (_, { graph }) => {
    expect(readGraphText(toYaml(graph), "x.yaml").graph).toEqual(graph);
    expect(evaluate(toTypeScript(graph))).toEqual(graph);
  });

  test("is read back as it was: any texts, names and values", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { graph: read, faults } = readGraphText(toYaml(graph), "x.yaml");
        expect(faults).toEqual([]);
        // `toStrictEqual` takes a key `constructor` for the class.
        deepStrictEqual(read, graph);
        deepStrictEqual(evaluate(toTypeScript(graph)), graph);
      }),
      { numRuns: 50 },
    );
  });
});
