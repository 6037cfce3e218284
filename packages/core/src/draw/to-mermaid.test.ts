import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregator, defineGraph, proposer, toMermaid } from "../graph.js";

describe("toMermaid", () => {
  test("draws prompt, layers, every read and the answer", () => {
    const graph = defineGraph({
      name: "panel",
      nodes: {
        ada: proposer({ model: "x:ada", samples: 3 }),
        bob: proposer({ model: "x:bob" }),
        fuse: aggregator({ model: "x:f", reads: ["bob", "ada"] }),
      },
      output: "fuse",
    });
    expect(toMermaid(graph)).toMatchInlineSnapshot(`
      "flowchart LR
        prompt([prompt])
        subgraph layer1["layer 1"]
          n1["ada<br/>x:ada × 3"]
          n2["bob<br/>x:bob"]
        end
        subgraph layer2["layer 2"]
          n3["fuse<br/>x:f"]
        end
        answer([answer])
        prompt --> n1
        prompt --> n2
        n2 --> n3
        n1 --> n3
        n3 --> answer
      "
    `);
  });

  test("escapes Mermaid markup in texts", () => {
    const model = 'x:"a" <b> #1 & `c`';
    const graph = defineGraph({ name: "odd", nodes: { end: proposer({ model }) }, output: "end" });
    expect(toMermaid(graph)).toContain('n1["end<br/>x:#34;a#34; #60;b#62; #35;1 #38; #96;c#96;"]');
  });

  test.each([
    ["x:a\u2028b\u2029c", "x:a#8232;b#8233;c"],
    ["x:%%{init: {}}%%", "x:#37;#37;{init: {}}#37;#37;"],
    ["x:\\n\u202Eabc\u200B", "x:#92;n#8238;abc#8203;"],
    ["x:a\uD800b\uFFFEc😀", "x:a�b�c😀"],
  ])("writes %j in one line of plain text", (model, label) => {
    const graph = defineGraph({ name: "odd", nodes: { end: proposer({ model }) }, output: "end" });
    expect(toMermaid(graph)).toContain(`n1["end<br/>${label}"]\n`);
  });

  test("keeps every model on its line, in quotes", () => {
    const hostile = fc.string({ unit: "binary", minLength: 1 }).map((text) => `x:${text}"]\u2028`);
    const property = fc.property(hostile, (text) => {
      const model = text.replaceAll(/\p{Cc}/gu, "");
      const nodes = { end: proposer({ model }) };
      const drawn = toMermaid(defineGraph({ name: "odd", nodes, output: "end" }));
      expect(drawn.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(9);
      expect(drawn).toMatch(
        /^ {4}n1\["end<br\/>(?:#\d+;|[^#"<>&`%\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])+"\]$/mu,
      );
    });
    fc.assert(property);
  });
});
