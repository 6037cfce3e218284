import { expectTypeOf } from "vitest";
import {
  aggregator,
  critic,
  defineGraph,
  graph,
  type GraphSpec,
  layered,
  proposer,
  ranker,
  reducer,
  repeat,
  router,
  selector,
  verifier,
} from "../graph.js";

const ada = proposer({ model: "x:ada" });
const bob = proposer({ model: "x:bob" });

// The type of a graph holds the names of its nodes, and nothing else.
const panel = defineGraph({
  name: "panel",
  nodes: { ada, bob, fuse: aggregator({ model: "x:f", reads: ["ada", "bob"] }) },
  output: "fuse",
});
expectTypeOf(panel).toEqualTypeOf<GraphSpec<"ada" | "bob" | "fuse">>();

// A single proposer is a graph too.
expectTypeOf(defineGraph({ name: "solo", nodes: { ada }, output: "ada" })).toEqualTypeOf<
  GraphSpec<"ada">
>();

defineGraph({
  name: "panel",
  nodes: {
    ada,
    // @ts-expect-error Node "fuse" reads unknown node "adda"
    fuse: aggregator({ model: "x:f", reads: ["ada", "adda"] }),
  },
  output: "fuse",
});

defineGraph({
  name: "panel",
  nodes: { ada, fuse: aggregator({ model: "x:f", reads: ["ada"] }) },
  // @ts-expect-error The output "fse" is not a node of this graph
  output: "fse",
});

// Only the invalid node is marked.
defineGraph({
  name: "panel",
  nodes: {
    ada,
    right: aggregator({ model: "x:f", reads: ["ada"] }),
    // @ts-expect-error Node "wrong" reads unknown node "bbo"
    wrong: aggregator({ model: "x:f", reads: ["bbo"] }),
    fuse: aggregator({ model: "x:f", reads: ["right", "wrong"] }),
  },
  output: "fuse",
});

// Every kind that reads is checked.
defineGraph({
  name: "panel",
  nodes: {
    ada,
    // @ts-expect-error Node "best" reads unknown node "adda"
    best: ranker({ model: "x:f", reads: ["adda"] }),
    // @ts-expect-error Node "vote" reads unknown node "adda"
    vote: reducer({ reads: ["adda"], reduce: "majority" }),
    // @ts-expect-error Node "some" reads unknown node "adda"
    some: selector({ reads: ["adda"], keep: 1, by: "random" }),
    // @ts-expect-error Node "remarks" reads unknown node "adda"
    remarks: critic({ model: "x:f", reads: ["adda"] }),
    // @ts-expect-error Node "right" reads unknown node "adda"
    right: verifier({ model: "x:f", reads: ["adda"] }),
    fuse: aggregator({ model: "x:f", reads: ["best", "vote", "some", "remarks", "right"] }),
  },
  output: "fuse",
});

// So are the names in a router.
defineGraph({
  name: "panel",
  nodes: {
    ada,
    bob,
    // @ts-expect-error Node "pick" names unknown node "adda"
    pick: router({ rule: "cheapest", routes: ["adda", "bob"] }),
    fuse: aggregator({ model: "x:f", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});
// @ts-expect-error A router has a model or a rule.
router({ routes: ["ada"] });
// @ts-expect-error It does not have both.
router({ model: "x:f", rule: "cheapest", routes: ["ada"] });

// @ts-expect-error Either proposals agree or a function returns `true`.
router({ rule: { unless: { agreement: 1, use: "done" } }, routes: ["ada"], reads: ["bob"] });
// @ts-expect-error A function chooses, or all routes are taken unless a condition holds.
router({ rule: { use: "choose", unless: { agreement: 1 } }, routes: ["ada"], reads: ["bob"] });
router({ rule: { unless: { agreement: 1, of: "final-answer" } }, routes: ["ada"], reads: ["bob"] });
router({ rule: { unless: { use: "done" } }, routes: ["ada"], reads: ["bob"] });

router({ model: "x:f", routes: ["ada", "bob"], when: { ada: "Code." }, otherwise: ["bob"] });
// @ts-expect-error `otherwise` names routes.
router({ model: "x:f", routes: ["ada"], otherwise: ["bob"] });

// Names that are only known at run time are checked at run time.
const names: string[] = ["ada"];
defineGraph({
  name: "panel",
  nodes: { ada, fuse: aggregator({ model: "x:f", reads: names }) },
  output: "fuse",
});

// @ts-expect-error A proposer reads nothing.
proposer({ model: "x:ada", reads: ["bob"] });

// @ts-expect-error A node has a model.
proposer({});

expectTypeOf(
  layered({ name: "l", layers: [[ada]], aggregator: { model: "x:f" } }),
).toEqualTypeOf<GraphSpec>();

// What nodes hold is checked like a graph. Nodes of a body can also read "input".
const revise = aggregator({ model: "x:r", reads: ["input"] });
const rounds = repeat({
  reads: ["ada", "bob"],
  body: {
    nodes: { revise, check: verifier({ model: "x:v", reads: ["revise"] }) },
    output: "check",
  },
  until: { agreement: 0.9 },
  maxRounds: 3,
});
const nested = defineGraph({
  name: "nested",
  nodes: {
    ada,
    bob,
    panel: graph({ graph: panel }),
    rounds,
    fuse: aggregator({ model: "x:f", reads: ["panel", "rounds"] }),
  },
  output: "fuse",
});
expectTypeOf(nested).toEqualTypeOf<
  GraphSpec<"ada" | "bob" | "panel" | "rounds" | "fuse" | `panel/${string}` | `rounds/${string}`>
>();

repeat({
  reads: ["ada"],
  body: {
    nodes: {
      revise,
      // @ts-expect-error Node "check" reads unknown node "revice"
      check: verifier({ model: "x:v", reads: ["revice"] }),
    },
    output: "check",
  },
  until: { agreement: 0.9 },
  maxRounds: 3,
});

repeat({
  reads: ["ada"],
  // @ts-expect-error The output "revice" is not a node of this graph
  body: { nodes: { revise }, output: ["revise", "revice"] },
  until: { agreement: 0.9 },
  maxRounds: 3,
});

repeat({
  reads: ["ada"],
  body: { nodes: { revise }, output: "revise" },
  // @ts-expect-error Either proposals agree or a model judges.
  until: { agreement: 1, model: "x:judge" },
  maxRounds: 3,
});

// @ts-expect-error A repeat has `maxRounds`.
repeat({ reads: ["ada"], body: { nodes: { revise }, output: "revise" }, until: { agreement: 1 } });

defineGraph({
  name: "wrong",
  nodes: {
    ada,
    // @ts-expect-error Node "rounds" reads unknown node "bob"
    rounds,
  },
  output: "rounds",
});

// Only bodies have an "input".
defineGraph({
  name: "wrong",
  // @ts-expect-error Node "revise" reads unknown node "input"
  nodes: { ada, revise },
  output: "revise",
});
