import { aggregator, defineGraph, layered, planRun, proposer, router } from "@moagraph/core/graph";
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
    First token of the answer: after 3.7 to 9.7 s.
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

test("planText says what a staircase costs, and when the answer begins", () => {
  const layer = (names: readonly string[]) => names.map((name) => proposer({ model: `x:${name}` }));
  const graph = layered({
    name: "stairs",
    layers: [layer(["ada", "bob", "eve"]), layer(["ada", "bob", "eve"])],
    aggregator: { model: "x:fuse" },
    staircase: { maxRounds: 4 },
    capabilities: { "x:fuse": { prefill: true } },
  });
  const price = (value: number) => ({ value, source: "https://example.com", asOf: "2026-01-01" });
  const facts = () => ({
    inputUsdPerMillionTokens: price(1),
    cachedInputUsdPerMillionTokens: price(0.1),
    outputUsdPerMillionTokens: price(2),
    activeParameters: price(1e10),
    contextTokens: price(8_192),
  });
  const capabilities = () => ({ promptCache: { minTokens: 1_024, blockTokens: 128 } });
  expect(planText(planRun(graph, { facts, capabilities }))).toMatchInlineSnapshot(`
    "stairs: 3 layers, 19 calls

    layer  calls  proposals shown  tokens in  tokens out      USD  tflops  seconds
    1          3                0        120       1,200  $0.0025     8.0      8.5
    2         12                3     12,627       1,200  $0.0150     8.0     10.0
    3          4                3      4,359         400  $0.0052     8.0     10.0
    total     19                      17,106       2,800  $0.0227      24     11.6

    model   calls  tokens in  tokens out      USD  needs  window        fits
    x:ada       5      4,249         800  $0.0058  1,931   8,192  as assumed
    x:bob       5      4,249         800  $0.0058  1,931   8,192  as assumed
    x:eve       5      4,249         800  $0.0058  1,931   8,192  as assumed
    x:fuse      4      4,359         400  $0.0052  1,931   8,192  as assumed

    staircase            layout  requests  tokens in  cached  append  prefill
    l2-ada and 2 others  append         4      4,209   1,152   3,172    4,140
    l3-fuse              append         4      4,359   1,280   3,207    4,290

    Worst case: 19 calls, 36,828 tokens, $0.0427, if every reply is as long as its node allows. Replies without \`maxOutputTokens\` have no limit; 400 tokens are assumed for them. The graph sets no budget.
    First token of the answer: after 2.1 s; without staircase, after 17.5 s.
    Staircase: +11,170 input tokens (2.9x); with prompt caches, +6,907 at the full price (2.2x).
      The answer ends after 11.6 s; without staircase, after 25.5 s.
      Its table has the requests for one reply. append, prefill: their tokens in with each layout, a cached token
      counted by its price. The layout that costs less is used, if the model accepts it.
    Assumed: a prompt of 40 tokens, replies of 400 tokens; every model starts after 0.5 s
      and writes 50 tokens per second. Every call succeeds at the first attempt.
    tflops: 2 x active parameters x reply tokens, summed over the largest call of each layer.
    needs: tokens of the model's longest prompt plus the longest reply its node allows.
    as assumed: fits replies of the assumed length, but not replies as long as the node allows.
    "
  `);
  // Nothing is known of prompt caches.
  expect(planText(planRun(graph, { facts }))).toMatch(
    /^Staircase: \+[\d,]+ input tokens \([\d.]+x\)\.$/m,
  );
});
