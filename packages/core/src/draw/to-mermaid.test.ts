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
});
