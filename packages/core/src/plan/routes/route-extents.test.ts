import { describe, expect, test } from "vitest";
import { defineGraph } from "../../define/define-graph.js";
import { aggregator } from "../../spec/aggregator.js";
import { proposer } from "../../spec/proposer.js";
import { repeat } from "../../define/repeat.js";
import { router } from "../../spec/router.js";
import { planRun } from "../plan-run.js";

describe("planRun, the fewest calls", () => {
  const names = ["ada", "bob", "eve", "kim"] as const;
  const when = { ada: "Ships.", bob: "Tides.", eve: "Harbours.", kim: "Maps." };
  const pool = <Node>(node: Node) => ({ ada: node, bob: node, eve: node, kim: node });

  test("count nodes that read all routes of a router that takes at least one", () => {
    const judges = router({ model: "judge", routes: names, maxRoutes: 3, reads: ["input"] });
    const again = { judges, ...pool(aggregator({ model: "m", reads: ["input"] })) };
    const graph = defineGraph({
      name: "pooled",
      nodes: {
        scorer: router({ rule: "best-match", routes: names, when, maxRoutes: 3 }),
        ...pool(proposer({ model: "m" })),
        rounds: repeat({
          reads: names,
          body: { nodes: again, output: names },
          until: { model: "judge" },
          maxRounds: 2,
        }),
        synthesis: aggregator({ model: "fuse", reads: ["rounds"] }),
      },
      output: "synthesis",
    });
    const { total, layers } = planRun(graph, { facts: () => ({}) });
    // 3 chosen, the judge, 1 that answers again, the judge that ends the rounds, and the answer.
    expect(total.fewest?.calls).toBe(7);
    expect(total.calls).toBe(13);
    expect(layers.at(-1)?.fewest?.calls).toBe(1);
  });
});
