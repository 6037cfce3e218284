import { aggregator, defineGraph, planRun, proposer, router } from "@moagraph/core/graph";
import { expect, test } from "vitest";
import { planText } from "./plan-text.js";
import { callsText } from "./size-text.js";

const routes = ["ada", "bob", "eve"] as const;

test("planText prints ranges for a graph with a router", () => {
  const graph = defineGraph({
    name: "routed",
    nodes: {
      pick: router({ model: "x:small", routes, maxRoutes: 2 }),
      ada: proposer({ model: "x:small" }),
      bob: proposer({ model: "x:large", samples: 2 }),
      eve: proposer({ model: "x:small", maxOutputTokens: 100 }),
      fuse: aggregator({ model: "x:large", reads: routes }),
    },
    output: "fuse",
  });
  const price = (value: number) => ({ value, source: "https://example.com", asOf: "2026-01-01" });
  const facts = (model: string) => ({
    inputUsdPerMillionTokens: price(model === "x:large" ? 10 : 1),
    outputUsdPerMillionTokens: price(model === "x:large" ? 30 : 2),
    activeParameters: price(1e10),
    contextTokens: price(8_192),
  });
  expect(planText(planRun(graph, { facts }))).toMatchInlineSnapshot(`
    "routed: 3 layers, 3 to 5 calls

    layer   calls  proposals shown     tokens in    tokens out                 USD      tflops       seconds
    1           1                0           100             9             $0.0001         0.2           0.7
    2      1 to 3                0     40 to 120  100 to 1,200  $0.0002 to $0.0256  2.0 to 8.0           8.5
    3           1                3  320 to 1,454           400  $0.0152 to $0.0265         8.0           8.5
    total  3 to 5                   460 to 1,674  509 to 1,609  $0.0156 to $0.0523    10 to 16  11.7 to 17.7

    model     calls     tokens in    tokens out                 USD  needs  window        fits
    x:small  1 to 3    100 to 180      9 to 509  $0.0001 to $0.0012    440   8,192  as assumed
    x:large  1 to 3  320 to 1,534  400 to 1,200  $0.0152 to $0.0513  1,854   8,192  as assumed

    Worst case: 5 calls, 3,283 tokens, $0.0523, if every reply is as long as its node allows. Replies without \`maxOutputTokens\` have no limit; 400 tokens are assumed for them. The graph sets no budget.
    Assumed: a prompt of 40 tokens, replies of 400 tokens; every model starts after 0.5 s
      and writes 50 tokens per second. Every call succeeds at the first attempt.
    tflops: 2 x active parameters x reply tokens, summed over the largest call of each layer.
    needs: tokens of the model's longest prompt plus the longest reply its node allows.
    as assumed: fits replies of the assumed length, but not replies as long as the node allows.
    a to b: routers choose which nodes run. Each row has the fewest and the most of its own calls.
    "
  `);
  expect(callsText(graph, "model call")).toBe("3 to 5 model calls");
});
