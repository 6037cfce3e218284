import type { ModelFacts } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  compile,
  defineGraph,
  degradations,
  formatPath,
  type GraphFunction,
  graph as graphNode,
  type GraphSpec,
  proposer,
  reducer,
  type RouterSpec,
  type RoutingRule,
  streamRun,
  validateGraph,
  verifier,
} from "../src/index.js";
import { matchesOf } from "../src/step/routing/matches-of.js";
import { modelsIn, panelOf, shownTo } from "./panel.js";
import { after, always, ScriptedModel } from "./scripted-model.js";

const question = { messages: "Why?" };

const two = ["ada", "bob"] as const;

/** Two specialists behind a router, and a proposer that always runs. */
function routed(options: Partial<RouterSpec>): GraphSpec {
  return defineGraph({
    name: "routed",
    nodes: {
      eve: proposer({ model: "eve" }),
      pick: { kind: "router", routes: two, ...options },
      ada: proposer({ model: "ada", samples: 2 }),
      bob: proposer({ model: "bob" }),
      check: verifier({ model: "check", reads: ["bob"] }),
      fuse: aggregator({ model: "fuse", reads: ["eve", "ada", "check"] }),
    },
    output: "fuse",
  });
}

const linesOf = (ledger: readonly { node: string; status: string; notes?: readonly object[] }[]) =>
  ledger.map(({ node, status, notes }) => [node, status, ...(notes ?? [])]);

describe("a router with a model", () => {
  const when = { ada: "Questions about code.", bob: "Anything else." };

  test("asks only the nodes that the model names, and the ledger says so", async () => {
    const graph = routed({ model: "pick", when, maxRoutes: 1 });
    const { app, models } = panelOf(graph, { pick: always("2"), check: always("PASS") });
    const { answer, ledger } = await app.invoke(question);
    expect(answer).toBe("fuse says");
    expect(models["ada"]?.asked).toEqual([]);
    expect(shownTo(models["fuse"])).toEqual(["eve says", "bob says"]);
    expect(linesOf(ledger)).toEqual([
      ["eve", "ok"],
      ["pick", "ok", { type: "routed", to: ["bob"] }],
      ["ada", "skipped"],
      ["ada", "skipped"],
      ["bob", "ok"],
      ["check", "ok"],
      ["fuse", "ok"],
    ]);
    expect(degradations(ledger)).toEqual([]);
    expect(models["pick"]?.asked[0]?.[0]?.text).toContain(
      "reply with the number of the best one and nothing else.\n\nAssistants:\n1. ada: Questions about code.\n2. bob: Anything else.",
    );
  });

  test("skips what reads skipped nodes only", async () => {
    const graph = routed({ model: "pick", maxRoutes: 1 });
    const { app, models } = panelOf(graph, { pick: always("1") });
    const { ledger } = await app.invoke(question);
    expect(models["check"]?.asked).toEqual([]);
    expect(linesOf(ledger).filter(([, status]) => status === "skipped")).toEqual([
      ["bob", "skipped"],
      ["check", "skipped"],
    ]);
  });

  test("takes `otherwise` when the model names no route, even asked again", async () => {
    const graph = routed({ model: "pick", otherwise: ["bob"] });
    const pick = always("None of them.");
    const { ledger } = await panelOf(graph, { pick, check: always("PASS") }).app.invoke(question);
    expect(ledger.filter(({ node }) => node === "pick")).toMatchObject([
      { attempt: 1, status: "failed" },
      {
        attempt: 2,
        error: { code: "UNCLEAR_VERDICT" },
        notes: [{ type: "routed", to: ["bob"] }],
      },
    ]);
    const note = { type: "routed", to: ["bob"] };
    expect(degradations(ledger)).toEqual([{ node: "pick", sample: 1, note }]);
  });

  test("lowers a quorum to the proposals that are asked for", async () => {
    const graph = routed({ model: "pick", maxRoutes: 1 });
    const fuse = aggregator({
      model: "fuse",
      reads: ["eve", "ada", "check"],
      quorum: { atLeast: 4 },
    });
    const strict = { ...graph, nodes: { ...graph.nodes, fuse } };
    const { app } = panelOf(strict, { pick: always("2"), check: always("PASS") });
    expect((await app.invoke(question)).answer).toBe("fuse says");
    const failing = panelOf(strict, { pick: always("2"), check: always("FAIL") }).app;
    await expect(failing.invoke(question)).rejects.toMatchObject({
      code: "QUORUM_NOT_REACHED",
      of: 2,
      atLeast: 2,
    });
  });

  test("yields its note before its layer ends, and an event for each call that is skipped", async () => {
    const { app } = panelOf(routed({ model: "pick" }), {
      pick: always("2"),
      check: always("PASS"),
    });
    const events: string[] = [];
    for await (const event of streamRun(app, question)) {
      if (event.type === "call-skipped") events.push(`${event.node} ${event.sample}`);
      if (event.type === "call-note") events.push(JSON.stringify(event.note));
      if (event.type === "call-end" && event.node === "pick") events.push("pick has ended");
      if (event.type === "layer-end") {
        const { layer, usable, failed, skipped } = event;
        events.push(`layer ${layer}: ${usable} usable, ${failed} failed, ${skipped} skipped`);
      }
    }
    const first = events.filter((each) => /pick|routed|layer 1/.test(each));
    expect(first).toEqual([
      '{"type":"routed","to":["bob"]}',
      "pick has ended",
      "layer 1: 2 usable, 0 failed, 0 skipped",
    ]);
    expect(events.filter((each) => !first.includes(each)).toSorted()).toEqual([
      "ada 1",
      "ada 2",
      "layer 2: 1 usable, 0 failed, 2 skipped",
      "layer 3: 1 usable, 0 failed, 0 skipped",
      "layer 4: 1 usable, 0 failed, 0 skipped",
    ]);
  });

  test("takes no route if a quorum is reached before it has chosen", async () => {
    const graph = routed({ model: "pick", maxRoutes: 1 });
    const reads = ["eve", "ada", "check"];
    const fuse = aggregator({ model: "fuse", reads, quorum: { atLeast: 1 } });
    const never = always("1", after(1_000_000_000));
    const { app } = panelOf({ ...graph, nodes: { ...graph.nodes, fuse } }, { pick: never });
    const { ledger } = await app.invoke(question);
    expect(ledger.find(({ node }) => node === "pick")).toMatchObject({
      error: { code: "NOT_NEEDED" },
    });
    expect(linesOf(ledger)).toEqual([
      ["eve", "ok"],
      ["pick", "aborted"],
      ["ada", "skipped"],
      ["ada", "skipped"],
      ["bob", "skipped"],
      ["check", "skipped"],
      ["fuse", "ok"],
    ]);
  });
});

describe("a router that judges proposals", () => {
  const graph = (options: Partial<RouterSpec>): GraphSpec =>
    defineGraph({
      name: "escalate",
      nodes: {
        draft: proposer({ model: "draft", samples: 3 }),
        vote: reducer({ reads: ["draft"], reduce: "majority" }),
        enough: { kind: "router", reads: ["draft"], routes: ["expert"], ...options },
        expert: proposer({ model: "expert" }),
        pick: reducer({ reads: ["expert", "vote"], reduce: "first-usable" }),
      },
      output: "pick",
    });
  const same = always("The answer is 4.");
  const different = (): ScriptedModel => new ScriptedModel(["It is 4.", "It is 5.", "It is 6."]);

  test.each([
    ["agree", same, "The answer is 4."],
    ["differ", different(), "expert says"],
  ])("by agreement, when they %s", async (_, draft, answer) => {
    const rule = { unless: { agreement: 0.9, of: "final-answer" as const } };
    const { app, models } = panelOf(graph({ rule }), { draft });
    expect((await app.invoke(question)).answer).toBe(answer);
    expect(models["expert"]?.asked).toHaveLength(answer === "expert says" ? 1 : 0);
  });

  test.each([
    ["PASS", "The answer is 4."],
    ["FAIL", "expert says"],
  ])("by a model that says %s", async (verdict, answer) => {
    const judged = graph({ model: "judge", choose: "all-or-none" });
    const { app } = panelOf(judged, { draft: same, judge: always(verdict) });
    expect((await app.invoke(question)).answer).toBe(answer);
  });

  test.each([
    [true, "The answer is 4."],
    [false, "expert says"],
  ])("by a function that returns %s", async (isEnough, answer) => {
    const judged = graph({ rule: { unless: { use: "enough" } } });
    const { app } = panelOf(judged, { draft: same }, { functions: { enough: () => isEnough } });
    expect((await app.invoke(question)).answer).toBe(answer);
  });
});

describe("a router with a rule", () => {
  const price = (usd: number): ModelFacts => ({
    inputUsdPerMillionTokens: { value: usd, source: "test", asOf: "2026-11-01" },
    outputUsdPerMillionTokens: { value: usd, source: "test", asOf: "2026-11-01" },
  });
  const chosenBy = async (
    options: Partial<RouterSpec>,
    compileOptions: object = {},
  ): Promise<unknown> => {
    const graph = routed({ maxRoutes: 1, ...options });
    const models = {
      ...modelsIn(graph, { check: always("PASS") }),
      ada: { model: always("ada says"), facts: price(5) },
      bob: { model: always("bob says"), facts: price(1) },
    };
    const app = compile(graph, { models, ...compileOptions });
    const { ledger } = await app.invoke({ messages: "How do I sort a list in TypeScript?" });
    return ledger.find(({ node }) => node === "pick");
  };

  test("takes the cheapest routes, by the prices of their models", async () => {
    expect(await chosenBy({ rule: "cheapest" })).toMatchObject({
      model: "rule cheapest",
      attempt: 0,
      status: "ok",
      notes: [{ type: "routed", to: ["bob"] }],
    });
  });

  test("counts every call and every model that a route holds", async () => {
    const inner = defineGraph({
      name: "inner",
      nodes: {
        x: proposer({ model: "dear" }),
        y: proposer({ model: "dear", samples: 2 }),
        end: reducer({ reads: ["x", "y"], reduce: "longest" }),
      },
      output: "end",
    });
    const nested = (options: Partial<RouterSpec>): GraphSpec =>
      defineGraph({
        name: "nested",
        nodes: {
          pick: { kind: "router", routes: ["panel", "many", "one"], maxRoutes: 1, ...options },
          panel: graphNode({ graph: inner }),
          many: proposer({ model: "cheap", samples: 10 }),
          one: proposer({ model: "fair" }),
          end: reducer({ reads: ["panel", "many", "one"], reduce: "longest" }),
        },
        output: "end",
      });
    const window = (tokens: number): ModelFacts => ({
      contextTokens: { value: tokens, source: "test", asOf: "2026-11-01" },
    });
    const models = {
      cheap: { model: always("c"), facts: { ...price(1), ...window(2_000) } },
      fair: { model: always("f"), facts: { ...price(2), ...window(3_000) } },
      dear: { model: always("d"), facts: { ...price(50), ...window(1_000) } },
    };
    const seen: unknown[] = [];
    const choose: GraphFunction = ({ candidates }) => {
      seen.push(candidates.map(({ node, models: own, facts }) => [node, own, facts]));
      return ["one"];
    };
    const takenBy = async (rule: RoutingRule): Promise<unknown> => {
      const app = compile(nested({ rule }), { models, functions: { choose } });
      const { ledger } = await app.invoke(question);
      return ledger.find(({ node }) => node === "pick")?.notes;
    };
    const one = [{ type: "routed", to: ["one"] }];
    expect(await takenBy("cheapest")).toEqual(one);
    expect(await takenBy("widest-window")).toEqual(one);
    expect(await takenBy({ use: "choose" })).toEqual(one);
    expect(seen).toEqual([
      [
        ["panel", ["dear"], models.dear.facts],
        ["many", ["cheap"], models.cheap.facts],
        ["one", ["fair"], models.fair.facts],
      ],
    ]);
  });

  test("takes the routes whose text is most similar to the question", async () => {
    const when = { ada: "Poems and stories.", bob: "How to sort, search and type in TypeScript." };
    expect(await chosenBy({ rule: "best-match", when })).toMatchObject({
      notes: [{ type: "routed", to: ["bob"] }],
    });
  });

  test("gives a function the facts of the candidates", async () => {
    const seen: unknown[] = [];
    const choose: GraphFunction = ({ candidates }) => {
      seen.push(...candidates.map(({ node, models, facts }) => [node, models, facts]));
      return ["ada"];
    };
    expect(await chosenBy({ rule: { use: "choose" } }, { functions: { choose } })).toMatchObject({
      model: "function choose",
      notes: [{ type: "routed", to: ["ada"] }],
    });
    expect(seen).toEqual([
      ["ada", ["ada"], price(5)],
      ["bob", ["bob"], price(1)],
    ]);
  });

  test("gives a function the state with its authors, also in a graph with `anonymise`", async () => {
    const seen: unknown[] = [];
    const choose: GraphFunction = ({ state }) => {
      seen.push(...state.proposals.map(({ node }) => node));
      return ["bob"];
    };
    const graph = { ...routed({ rule: { use: "choose" }, reads: ["eve"] }), anonymise: true };
    const models = { check: always("PASS") };
    await panelOf(defineGraph(graph), models, { functions: { choose } }).app.invoke(question);
    expect(seen).toEqual(["eve"]);
  });

  test.each([
    ["Tell me about an egg and a pan", "bob"],
    ["Which bugs are questions about?", "ada"],
    ["And about it?", "ada"],
  ])("by words that not all texts in `when` have: %s", (asked, first) => {
    const texts = [
      "Questions about programming, code and bugs.",
      "Questions about eggs, an egg or recipes.",
    ];
    const [ada = 0, bob = 0] = matchesOf(asked, texts);
    expect(bob > ada ? "bob" : "ada").toBe(first);
  });

  test.each<[string, GraphFunction, string, string]>([
    [
      "an unknown route",
      () => ["ada", "bobb"],
      "FUNCTION_RESULT",
      "The function `choose` returned the unknown route `bobb` (did you mean `bob`?) instead of a list of routes (`ada`, `bob`).",
    ],
    [
      "a number",
      (() => 5) as never,
      "FUNCTION_RESULT",
      "The function `choose` returned number instead of a list of routes (`ada`, `bob`).",
    ],
    [
      "nothing, but throws",
      () => {
        throw new Error("boom");
      },
      "FUNCTION_FAILED",
      "The function `choose` threw: boom",
    ],
  ])("takes `otherwise` when its function returns %s", async (_, choose, code, message) => {
    const rule = { use: "choose" };
    expect(await chosenBy({ rule, otherwise: ["bob"] }, { functions: { choose } })).toMatchObject({
      status: "failed",
      error: { code, message },
      notes: [{ type: "routed", to: ["bob"] }],
    });
  });
});

test("an output whose reads were all skipped says which routers did it", async () => {
  const graph = defineGraph({
    name: "none",
    nodes: {
      pick: { kind: "router", rule: { use: "choose" }, routes: two },
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      check: verifier({ model: "check", reads: ["bob"] }),
      end: reducer({ reads: ["ada", "check"], reduce: "longest" }),
    },
    output: "end",
  });
  const { app } = panelOf(graph, {}, { functions: { choose: () => [] } });
  await expect(app.invoke(question)).rejects.toMatchObject({
    code: "NO_USABLE_PROPOSAL",
    message:
      "Node `end` has no usable proposal to work on: all nodes that it reads were skipped. They were not chosen by router `pick`.",
    hint: "Add a node that always runs to the `reads` of `end`. If a router could not choose, its `otherwise` names the routes to take.",
  });
});

describe("a graph with a router is invalid", () => {
  const issuesOf = (pick: object, output = "fuse"): string[] => {
    const nodes = {
      ada: { kind: "proposer", model: "ada" },
      bob: { kind: "proposer", model: "bob" },
      eve: { kind: "proposer", model: "eve", samples: 2 },
      pick: { kind: "router", rule: "cheapest", routes: ["ada", "bob"], ...pick },
      fuse: { kind: "aggregator", model: "fuse", reads: ["ada", "bob", "eve"] },
    };
    return validateGraph({ name: "g", nodes, output }).map(
      ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
    );
  };

  test("with wrong settings", () => {
    const wrong = [
      { routes: ["adda", "bob"] },
      { routes: ["pick", "ada", "ada"] },
      { routes: ["ada", "bob", "fuse"] },
      { routes: [] },
      { reads: ["ada"], routes: ["ada"] },
      { maxRoutes: 3, when: { adda: "x", bob: 5 }, otherwise: ["eve"] },
      { model: "m" },
      { rule: undefined },
      { temperature: 0, choose: "some" },
      { rule: { unless: { agreement: 0.5 } } },
      { rule: { unless: { agreement: 2 } } },
      { rule: "best-match", when: { ada: "Code." } },
      { rule: "chepest" },
      { rule: "cheapest", routes: ["ada"], reads: ["bob"] },
      { rule: { unles: { agreement: 1 } }, reads: ["eve"] },
      { rule: { unless: { agrement: 1, of: "final" } }, reads: ["eve"] },
      {
        rule: "best-match",
        when: { ada: "Code.", bob: "Prose.", addda: "Code." },
        otherwise: ["bbob"],
      },
      { maxRoutes: 1, otherwise: ["ada", "bob"] },
      { otherwise: ["ada", "ada"] },
      { anonymise: true, fence: false, shuffle: { seed: 1 } },
      { rule: { use: "choose" }, anonymise: true, fence: false },
      { rule: { unless: { agreement: 1 } }, reads: ["eve"], when: { ada: "Code." } },
      { rule: { unless: { use: "ok" } }, reads: ["eve"], when: { ada: 3 } },
      { routes: ["picks", "fused", "qwerty"] },
    ];
    expect(wrong.map((pick) => issuesOf(pick).join("\n"))).toMatchInlineSnapshot(`
      [
        "UNKNOWN_ROUTE nodes.pick.routes[0]: Node \`pick\` has the route \`adda\`, which does not exist. Did you mean \`ada\`?",
        "SELF_ROUTE nodes.pick.routes[0]: Node \`pick\` is a route of itself. Remove it from its own \`routes\`. For several rounds, use a \`repeat\`.",
        "OUTPUT_AS_ROUTE nodes.pick.routes[2]: Node \`pick\` may skip \`fuse\`, which is the output. Make another node the output, such as reducer({ reads: [...], reduce: "first-usable" }).",
        "NO_ROUTES nodes.pick.routes: Router \`pick\` has no routes. Add the names of the nodes that it chooses from to \`routes\`.",
        "CYCLE nodes.ada: These nodes wait for each other: \`ada\` is a route of \`pick\`, \`pick\` reads \`ada\`. Remove one of these reads or routes.",
        "KEEP_TOO_LARGE nodes.pick.maxRoutes: Router \`pick\` takes up to 3 routes, but has only 2. Set \`maxRoutes\` to 2 or lower, or add routes.
      WRONG_TYPE nodes.pick.when.bob: \`when\` of router \`pick\` has no text for \`bob\`. Write for which questions the route is, such as "Questions about programming."
      UNKNOWN_ROUTE nodes.pick.when.adda: \`when\` of router \`pick\` names \`adda\`, which is none of its routes. Did you mean \`ada\`?
      UNKNOWN_ROUTE nodes.pick.otherwise[0]: \`otherwise\` of router \`pick\` names \`eve\`, which is none of its routes. Its routes: ada, bob.",
        "INVALID_VALUE nodes.pick.rule: Router \`pick\` has both \`model\` and \`rule\`. Remove one of them.",
        "MISSING_VALUE nodes.pick.model: Router \`pick\` has neither \`model\` nor \`rule\`. Set \`model\`, or a \`rule\` such as "cheapest" or { "use": name }.",
        "INVALID_VALUE nodes.pick.temperature: Router \`pick\` has \`temperature\`, but its \`rule\` asks no model. Remove \`temperature\`, or replace \`rule\` by \`model\`.
      INVALID_VALUE nodes.pick.choose: Router \`pick\` has \`choose\`, but its \`rule\` asks no model. Remove \`choose\`, or replace \`rule\` by \`model\`.",
        "NO_READS nodes.pick.reads: Router \`pick\` reads nothing, but its \`rule\` is about the proposals that it reads. Add the names of other nodes to \`reads\`.",
        "OUT_OF_RANGE nodes.pick.rule.unless.agreement: \`nodes.pick.rule.unless.agreement\` is 2. It must be at most 1.",
        "MISSING_VALUE nodes.pick.when.bob: Router \`pick\` compares the question with \`when\`, which has no text for \`bob\`. Write for which questions each route is, such as "Questions about programming."",
        "WRONG_TYPE nodes.pick.rule: \`nodes.pick.rule\` is "chepest". Did you mean "cheapest"? It must be "cheapest" or "widest-window" or "best-match", or { "unless": … }, or { "use": name } of a function given to compile.",
        "INVALID_VALUE nodes.pick.reads: Router \`pick\` has \`reads\`, but its rule "cheapest" looks at no proposals. Remove \`reads\`, or use a model, a function or \`unless\` instead of the rule.",
        "MISSING_VALUE nodes.pick.rule.unless: \`nodes.pick.rule.unless\` is missing. Add it.
      UNKNOWN_KEY nodes.pick.rule.unles: \`nodes.pick.rule.unles\` is not a known key. Did you mean \`unless\`?",
        "MISSING_VALUE nodes.pick.rule.unless.agreement: \`nodes.pick.rule.unless.agreement\` is missing. Add it.
      INVALID_VALUE nodes.pick.rule.unless.of: \`nodes.pick.rule.unless.of\` is "final". It must be "text" or "final-answer".
      UNKNOWN_KEY nodes.pick.rule.unless.agrement: \`nodes.pick.rule.unless.agrement\` is not a known key. Did you mean \`agreement\`?",
        "UNKNOWN_ROUTE nodes.pick.when.addda: \`when\` of router \`pick\` names \`addda\`, which is none of its routes. Did you mean \`ada\`?
      UNKNOWN_ROUTE nodes.pick.otherwise[0]: \`otherwise\` of router \`pick\` names \`bbob\`, which is none of its routes. Did you mean \`bob\`?",
        "KEEP_TOO_LARGE nodes.pick.otherwise: \`otherwise\` of router \`pick\` names 2 routes, but it takes only 1. Name at most 1 of them, or raise \`maxRoutes\`.",
        "DUPLICATE_ROUTE nodes.pick.otherwise[1]: \`otherwise\` of router \`pick\` names \`ada\` twice. Remove one of them.",
        "INVALID_VALUE nodes.pick.fence: Router \`pick\` has \`fence\`, but its \`rule\` asks no model. Remove \`fence\`, or replace \`rule\` by \`model\`.
      INVALID_VALUE nodes.pick.anonymise: Router \`pick\` has \`anonymise\`, but its \`rule\` asks no model. Remove \`anonymise\`, or replace \`rule\` by \`model\`.
      INVALID_VALUE nodes.pick.shuffle: Router \`pick\` has \`shuffle\`, but its \`rule\` asks no model. Remove \`shuffle\`, or replace \`rule\` by \`model\`.",
        "INVALID_VALUE nodes.pick.fence: Router \`pick\` has \`fence\`, but its \`rule\` asks no model. Remove \`fence\`, or replace \`rule\` by \`model\`.",
        "INVALID_VALUE nodes.pick.when: Router \`pick\` has \`when\`, but it takes all of its routes or none. Remove \`when\`, or let it choose some.",
        "WRONG_TYPE nodes.pick.when.ada: \`when\` of router \`pick\` has no text for \`ada\`. Write for which questions the route is, such as "Questions about programming."",
        "UNKNOWN_ROUTE nodes.pick.routes[0]: Node \`pick\` has the route \`picks\`, which does not exist. It can choose \`ada\`, \`bob\`, \`eve\`.
      UNKNOWN_ROUTE nodes.pick.routes[1]: Node \`pick\` has the route \`fused\`, which does not exist. It can choose \`ada\`, \`bob\`, \`eve\`.
      UNKNOWN_ROUTE nodes.pick.routes[2]: Node \`pick\` has the route \`qwerty\`, which does not exist. It can choose \`ada\`, \`bob\`, \`eve\`.",
      ]
    `);
  });

  test("if a node reads the router, or it is the output", () => {
    const nodes = {
      ada: { kind: "proposer", model: "ada" },
      pick: { kind: "router", rule: "cheapest", routes: ["ada"] },
      fuse: { kind: "aggregator", model: "fuse", reads: ["ada", "pick"] },
    };
    expect(validateGraph({ name: "g", nodes, output: "fuse" })).toMatchObject([
      { code: "EMPTY_READ", path: ["nodes", "fuse", "reads", 1] },
    ]);
    expect(issuesOf({}, "pick").join(" ")).toContain("ROUTER_AS_OUTPUT nodes.pick: ");
  });
});
