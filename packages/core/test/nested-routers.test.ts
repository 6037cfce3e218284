/** Routers within graphs and rounds: what runs, and under which names a function sees the routes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  flatGraphOf,
  graph,
  type GraphFunction,
  type GraphSpec,
  type NodeSpec,
  proposer,
  reducer,
  repeat,
  router,
  validateGraph,
} from "../src/index.js";
import { topologicalOrder } from "../src/spec/expand/topological-order.js";
import { predecessorsOf } from "../src/spec/flow/predecessors.js";
import { askedOf, duet, panelOf } from "./panel.js";

type Nodes = Readonly<Record<string, NodeSpec>>;

/** Nodes in two rounds, and a reducer that passes on the first text. */
function inRounds(nodes: Nodes, output: string | readonly string[]): GraphSpec {
  return {
    version: 1,
    name: "outer",
    nodes: {
      ada: proposer({ model: "ada" }),
      r: repeat({
        reads: ["ada"],
        body: { nodes, output },
        until: { use: "never" },
        maxRounds: 2,
      }),
      first: reducer({ reads: ["r"], reduce: "first-usable" }),
    },
    output: "first",
  };
}

const linesOf = (ledger: readonly { node: string; status: string }[]): string[] =>
  ledger.map(({ node, status }) => `${node} ${status}`);

describe("a body whose only output is a route", () => {
  const nodes = {
    pick: router({ reads: ["input"], rule: { use: "pick" }, routes: ["w"] }),
    w: aggregator({ model: "w", reads: ["input"] }),
  };

  test("runs if it is chosen", async () => {
    const functions = { pick: () => ["w"], never: () => false };
    const outer = defineGraph(inRounds(nodes, "w"));
    const { app } = panelOf(outer, {}, { functions });
    const { answer, ledger } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("w says");
    expect(linesOf(ledger)).toEqual([
      "ada ok",
      "r/1/pick ok",
      "r/1/w ok",
      "r/1/until ok",
      "r/2/pick ok",
      "r/2/w ok",
    ]);
  });
});

describe("any router in rounds", () => {
  const readable = ["input", "a", "b", "c"] as const;
  const drawn = fc.record({
    reads: fc.subarray([...readable]),
    routes: fc.subarray(["a", "b", "c"], { minLength: 1 }),
    output: fc.oneof(
      fc.constant("c"),
      fc.subarray(["a", "b"]).map((more) => ["c", ...more]),
    ),
    b: fc.constantFrom<NodeSpec>(
      graph({ graph: duet }),
      aggregator({ model: "b", reads: ["input", "a"] }),
    ),
  });

  test("waits for no node that waits for it, if the graph is accepted", () => {
    let accepted = 0;
    fc.assert(
      fc.property(drawn, ({ reads, routes, output, b }) => {
        const a = aggregator({ model: "a", reads: ["input"] });
        const c = aggregator({ model: "c", reads: ["a", "b"] });
        const pick = router({ rule: "cheapest", routes, reads });
        const written = inRounds({ pick, a, b, c }, output);
        if (validateGraph(written).length > 0) return;
        accepted += 1;
        const flat = flatGraphOf(written);
        expect(topologicalOrder(predecessorsOf(flat))).toHaveLength(Object.keys(flat.nodes).length);
      }),
      { numRuns: 60 },
    );
    expect(accepted).toBeGreaterThan(5);
  });
});

describe("the function of a router within a graph", () => {
  const nodes = {
    math: proposer({ model: "math" }),
    law: proposer({ model: "law" }),
    fuse: aggregator({ model: "fuse", reads: ["math", "law"] }),
  };
  const routes = ["math", "law"] as const;
  const holding = (pick: NodeSpec): GraphSpec => {
    const inner = defineGraph({ name: "inner", nodes: { ...nodes, pick }, output: "fuse" });
    return defineGraph({ name: "outer", nodes: { s: graph({ graph: inner }) }, output: "s" });
  };

  test("sees and returns the names that its graph has; so does a model", async () => {
    const seen: string[] = [];
    const pick: GraphFunction = ({ candidates }) => {
      seen.push(...candidates.map(({ node }) => node));
      return ["law"];
    };
    const byFunction = holding(router({ rule: { use: "pick" }, routes }));
    const { ledger } = await panelOf(byFunction, {}, { functions: { pick } }).app.invoke({
      messages: "Why?",
    });
    expect(seen).toEqual(["math", "law"]);
    expect(linesOf(ledger)).toEqual(["s/math skipped", "s/law ok", "s ok", "s/pick ok"]);
    expect(ledger[3]?.notes).toEqual([{ type: "routed", to: ["s/law"] }]);

    const { app, models } = panelOf(
      holding(router({ model: "pick", routes, when: { law: "Courts." } })),
    );
    await app.invoke({ messages: "Why?" });
    expect(askedOf(models["pick"])[0]).toContain("Assistants:\n1. math\n2. law: Courts.");
  });
});
