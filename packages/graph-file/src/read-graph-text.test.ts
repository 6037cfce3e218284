import { graphToJson } from "@moagraph/core/graph";
import { moa } from "@moagraph/recipes";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GraphFault, maxGraphTextLength, readGraphText } from "./index.js";

const panel = `name: panel
nodes:
  ada:
    kind: proposer
    model: simulated:ada
  bob: { kind: proposer, model: "simulated:bob" }
  fuse:
    kind: aggregator
    model: simulated:fuse
    reads: [ada, bob]
output: fuse
`;

/** The text of each fault's range, after its line and column. */
function marked(text: string, faults: readonly GraphFault[]): string[] {
  return faults.map(
    ({ from, to, line, column }) => `${line}:${column} ${JSON.stringify(text.slice(from, to))}`,
  );
}

describe("readGraphText", () => {
  test("reads a graph from YAML and from JSON", () => {
    const { graph, faults } = readGraphText(panel, "panel.yaml");
    expect(faults).toEqual([]);
    expect(graph).toMatchObject({ version: 1, name: "panel", output: "fuse" });
    const json = JSON.stringify(graphToJson(moa.graph));
    expect(readGraphText(json, "moa.json").graph).toEqual(moa.graph);
  });

  test.each(["x.json", "x.JSON", "x", "/dev/fd/63"])("reads brackets in %s as JSON", (name) => {
    expect(readGraphText("{ a: 1 }", name).faults).toMatchObject([
      { code: "BROKEN_JSON", from: 2, to: 3, line: 1, column: 3 },
    ]);
  });

  test.each(["x.yaml", "x.yml", "x", "/dev/fd/63"])("reads indented text in %s as YAML", (name) => {
    expect(readGraphText(panel, name).faults).toEqual([]);
  });

  test("goes by the name, not by the content, where the name says it", () => {
    const flow = `{ name: a, nodes: { a: { kind: proposer, model: "x:y" } }, output: a }`;
    expect(readGraphText(flow, "x.yaml").graph?.name).toBe("a");
    expect(readGraphText(panel, "x.json").faults[0]?.code).toBe("BROKEN_JSON");
  });

  test("ignores a byte order mark", () => {
    const json = `\uFEFF${JSON.stringify(graphToJson(moa.graph))}`;
    expect(readGraphText(json, "moa").graph).toEqual(moa.graph);
    expect(readGraphText(`\uFEFF${panel}`, "panel.yaml").graph?.name).toBe("panel");
  });

  test("counts lines as editors do", () => {
    const text = panel.replaceAll("\n", "\r\n").replace("[ada, bob]", "[ada, bbo]");
    const { faults } = readGraphText(text, "panel.yaml");
    expect(marked(text, faults)[0]).toBe('10:18 "bbo"');
  });

  test.each([
    ["a name in `reads`", ["[ada", "[adda"], ['10:13 "adda"', '3:3 "ada"']],
    ["the name of a node", ["  ada:", "  adda:"], ['10:13 "ada"', '3:3 "adda"']],
    ["the output", ["output: fuse", "output: fuze"], ['11:9 "fuze"']],
    ["a kind", ["kind: aggregator", "kind: agregator"], ['8:11 "agregator"']],
    ["a key", ["    model", "    modle"], ['3:3 "ada"', '5:5 "modle"']],
    ["a value", ["[ada, bob]", "[ada, bob]\n    samples: 0"], ['11:14 "0"']],
    ["a list", ["[ada, bob]", "[ada, bob, fuse]"], ['10:23 "fuse"']],
    ["an empty list", ["[ada, bob]", "[]"], ['10:5 "reads"', '3:3 "ada"', '6:3 "bob"']],
    ["a missing part of the graph", ["output: fuse\n", ""], ['1:1 "name: panel"']],
    ["a part without a value", ["model: simulated:ada", "model:"], ['5:5 "model"']],
  ] as const)("marks %s", (_, [before, after], expected) => {
    const text = panel.replace(before, after);
    expect(marked(text, readGraphText(text, "panel.yaml").faults)).toEqual(expected);
  });

  test("marks the same parts in JSON", () => {
    const json = JSON.stringify(
      { name: "x", nodes: { ada: { kind: "proposer", modle: "x:y" } }, output: "adda" },
      null,
      1,
    );
    expect(marked(json, readGraphText(json, "x.json").faults)).toEqual([
      '4:3 "\\"ada\\""',
      '6:4 "\\"modle\\""',
      '9:12 "\\"adda\\""',
    ]);
  });

  test("gives the known name that a misspelt one means", () => {
    const { faults } = readGraphText(panel.replace("[ada", "[adda"), "panel.yaml");
    expect(faults[0]).toMatchObject({
      code: "UNKNOWN_READ",
      path: ["nodes", "fuse", "reads", 0],
      nearest: "ada",
    });
  });

  test("does not read a text that is too long", () => {
    const text = "[".repeat(10_000_000);
    expect(readGraphText(text, "pasted.yaml").faults).toMatchObject([
      {
        code: "TOO_LARGE",
        message:
          "`pasted.yaml` has 10000000 characters. A graph's text can have at most 1048576 characters.",
        line: 1,
        column: 1,
      },
    ]);
    expect(readGraphText(" ".repeat(maxGraphTextLength), "x.yaml").faults[0]?.code).toBe(
      "WRONG_TYPE",
    );
  });

  test("never throws, and its faults are inside the text", () => {
    const signs = `[]{}:,-&*!?|>'"%@\`#~<= \n\t\r\u2028a1`.split("");
    const parts = fc.constantFrom(...signs, "<<: *a", panel);
    const texts = fc.array(parts, { maxLength: 30 }).map((all) => all.join(""));
    const names = fc.constantFrom("x.yaml", "x.json", "x");
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: "binary" })), names, (text, name) => {
        const { graph, faults } = readGraphText(text, name);
        expect(graph === undefined).toBe(faults.length > 0);
        for (const { from, to } of faults) {
          expect(0 <= from && from <= to && to <= text.length).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
