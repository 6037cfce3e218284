/** Issues of what nodes hold: where they are, and that graphs in graphs stay small. */
import { describe, expect, test } from "vitest";
import { graphFromJson, graphToJson, validateGraph } from "../graph.js";

const ada = { kind: "proposer", model: "x:ada" };

function reading(...reads: string[]): object {
  return { kind: "aggregator", model: "x:fuse", reads };
}

const duet = {
  name: "duet",
  nodes: { ada, bob: ada, fuse: reading("ada", "bob") },
  output: "fuse",
};

/** A graph whose nodes are Ada, and `held` as the node `held`. */
function holding(held: object, more: object = {}): object {
  return {
    name: "outer",
    nodes: { ada, held, last: reading("held"), ...more },
    output: "last",
  };
}

function rounds(body: object, more: object = {}): object {
  return { kind: "repeat", reads: ["ada"], body, until: { use: "done" }, maxRounds: 2, ...more };
}

const body = { nodes: { x: reading("input") }, output: "x" };

/** `code path: message hint` of each issue, without those of the outer graph. */
function issuesIn(graph: object): string[] {
  return validateGraph(graph).map(({ code, path, message, hint }) => {
    return `${code} ${path.join(".")}: ${message} ${hint}`;
  });
}

describe("what nodes hold", () => {
  test("is kept as it was written", () => {
    const written = holding(rounds(body), { panel: { kind: "graph", graph: duet } });
    const json = { version: 1, ...written, nodes: { ...(written as { nodes: object }).nodes } };
    Object.assign(json.nodes, { last: reading("held", "panel") });
    expect(graphToJson(graphFromJson(json))).toEqual(json);
  });

  test.each<[string, object, string]>([
    [
      "a misspelt read in a body",
      rounds({ nodes: { x: reading("inptu"), y: reading("input", "x") }, output: "y" }),
      "UNKNOWN_READ nodes.held.body.nodes.x.reads.0: Node `x` reads `inptu`, which does not exist. Did you mean `input`?",
    ],
    [
      "a misspelt output of a body",
      rounds({ ...body, output: ["x", "xx"] }),
      "UNKNOWN_OUTPUT nodes.held.body.output.1: The output is `xx`, which does not exist. Nodes: `x`.",
    ],
    [
      "a body without an output",
      rounds({ nodes: body.nodes }),
      "MISSING_VALUE nodes.held.body.output: `nodes.held.body.output` is missing. Add it.",
    ],
    [
      "a body with an empty list of outputs",
      rounds({ ...body, output: [] }),
      "MISSING_VALUE nodes.held.body.output: `nodes.held.body.output` is an empty list. Add the name of a node.",
    ],
    [
      "a body in which nothing reads its input",
      rounds({ nodes: { x: ada }, output: "x" }),
      "INPUT_NOT_READ nodes.held.body.nodes: No node reads `input`, so all rounds would be the same. Add `input` to the `reads` of the nodes that work on the proposals of the round before.",
    ],
    [
      "a reserved name in a body",
      rounds({ nodes: { until: reading("input") }, output: "until" }),
      "RESERVED_NAME nodes.held.body.nodes.until: Node `until` has a reserved name. Rename it. Reserved names: begin, messages, answer, proposals, ledger, runStart, verdicts, structuredResponses, input, until.",
    ],
    [
      "`until` without `maxRounds`",
      { ...rounds(body), maxRounds: undefined },
      "MISSING_VALUE nodes.held.maxRounds: `nodes.held.maxRounds` is missing. Add the most rounds, such as `maxRounds: 3`.",
    ],
    ["more than 100 rounds", { ...rounds(body), maxRounds: 101 }, "`nodes.held.maxRounds` is 101."],
    [
      "`maxRounds` without `until`",
      { ...rounds(body), until: undefined },
      "MISSING_VALUE nodes.held.until: `nodes.held.until` is missing. Add when to stop, such as `until: { agreement: 0.9 }`.",
    ],
    [
      "a misspelt key of a judge",
      rounds(body, { until: { model: "x:judge", temprature: 0 } }),
      "UNKNOWN_KEY nodes.held.until.temprature: `nodes.held.until.temprature` is not a known key. Did you mean `temperature`?",
    ],
    [
      "a misspelt condition",
      rounds(body, { until: { agrement: 0.9 } }),
      "UNKNOWN_KEY nodes.held.until.agrement: `nodes.held.until.agrement` is not a known key. Did you mean `agreement`?",
    ],
    [
      "a misspelt read in a graph",
      { kind: "graph", graph: { ...duet, nodes: { ...duet.nodes, fuse: reading("ada", "bbo") } } },
      "UNKNOWN_READ nodes.held.graph.nodes.fuse.reads.1: Node `fuse` reads `bbo`, which does not exist. It can read `ada`, `bob`.",
    ],
    [
      "a name where a graph belongs",
      { kind: "graph", graph: "duet" },
      'WRONG_TYPE nodes.held.graph: `nodes.held.graph` is "duet". Write the graph itself, such as `graph: panel`.',
    ],
    [
      "a budget",
      { kind: "graph", graph: { ...duet, budget: { maxCostUsd: 1 } } },
      "UNKNOWN_KEY nodes.held.graph.budget: `nodes.held.graph.budget` has no effect: a budget is for a whole run. Set `budget` on the outermost graph. It counts the calls of all graphs in it.",
    ],
    [
      "options that are no JSON",
      { kind: "graph", graph: { ...duet, providerOptions: { x: () => 1 } } },
      "INVALID_VALUE nodes.held.graph.providerOptions.x: `nodes.held.graph.providerOptions.x` is a function. It must be plain JSON.",
    ],
    [
      "a node that reads into another",
      { kind: "graph", graph: duet },
      "UNKNOWN_READ nodes.more.reads.0: Node `more` reads `held/ada`, which does not exist.",
    ],
  ])("has an issue with its path: %s", (name, held, issue) => {
    const more = name.startsWith("a node that") ? { more: reading("held/ada") } : {};
    expect(issuesIn(holding(held, more))).toContainEqual(expect.stringContaining(issue));
  });

  test("counts: a quorum and a ranker see what is left of each round", () => {
    const x = { kind: "ranker", model: "x:r", reads: ["input"], keep: 2 };
    const narrow = { nodes: { x: { ...x, keep: 1, quorum: { atLeast: 2 } } }, output: "x" };
    const graph = (held: object): object => holding(held, { bob: ada });
    const reads = { reads: ["ada", "bob"] };
    expect(issuesIn(graph(rounds(narrow, reads)))).toEqual([
      expect.stringContaining("QUORUM_TOO_LARGE nodes.held.body.nodes.x.quorum.atLeast"),
    ]);
    expect(issuesIn(graph(rounds({ nodes: { x }, output: "x" }, reads)))).toEqual([]);
    const inherited = { kind: "graph", graph: { ...duet, quorum: { atLeast: 3 } } };
    expect(issuesIn(holding(inherited))).toContainEqual(
      expect.stringContaining("QUORUM_TOO_LARGE nodes.held.graph.quorum.atLeast"),
    );
  });

  test("has one issue for one cause", () => {
    const misspelt = rounds({ nodes: { x: reading("inptu") }, output: "x" });
    expect(issuesIn(holding(misspelt))).toEqual([expect.stringMatching(/^UNKNOWN_READ /)]);
    for (const budget of [{ maxTokens: 9 }, { calls: 3 }]) {
      const graph = holding({ kind: "graph", graph: { ...duet, budget } });
      Object.assign((graph as { nodes: object }).nodes, { last: reading("ada", "held") });
      expect(issuesIn(graph)).toEqual([expect.stringMatching(/^UNKNOWN_KEY .* Set `budget` on/)]);
    }
  });

  test("is checked in each place, also if the places share an object", () => {
    const check = { kind: "verifier", model: "x:v", reads: ["ada"] };
    const one = { name: "one", nodes: { ada, check }, output: "check" };
    const many = {
      name: "many",
      nodes: { ada: { ...ada, samples: 5 }, check, last: reading("check") },
      output: "last",
    };
    const more = { one: { kind: "graph", graph: one }, many: { kind: "graph", graph: many } };
    const graphs = holding({ kind: "graph", graph: duet }, more);
    Object.assign((graphs as { nodes: object }).nodes, { last: reading("held", "one", "many") });
    expect(issuesIn(graphs).filter((issue) => !issue.startsWith("UNREACHABLE_NODE"))).toEqual([]);

    const strict = {
      name: "strict",
      quorum: { atLeast: 3 },
      nodes: {
        inner: { kind: "graph", graph: duet },
        last: { ...reading("inner"), quorum: { atLeast: 1 } },
      },
      output: "last",
    };
    const shared = holding(
      { kind: "graph", graph: duet },
      { more: { kind: "graph", graph: strict } },
    );
    Object.assign((shared as { nodes: object }).nodes, { last: reading("held", "more") });
    const issues = issuesIn(shared);
    expect(issues).toContainEqual(expect.stringMatching(/^QUORUM_TOO_LARGE nodes\.more\.graph\./));
    expect(issues).toEqual(issuesIn(JSON.parse(JSON.stringify(shared)) as object));
  });

  test("passes on one answer at the output", () => {
    const graph = {
      ...holding(
        rounds({ nodes: { x: reading("input"), y: reading("input") }, output: ["x", "y"] }),
      ),
    };
    const issues = issuesIn({
      ...graph,
      output: "held",
      nodes: { ...(graph as { nodes: object }).nodes, last: undefined },
    });
    expect(issues).toContainEqual(expect.stringContaining("SEVERAL_ANSWERS nodes.held"));
  });
});

describe("graphs in graphs", () => {
  test("are an issue if one holds itself", () => {
    const graph = structuredClone({ ...duet, nodes: { ...duet.nodes, again: {} } });
    Object.assign(graph.nodes.again, { kind: "graph", graph });
    expect(issuesIn(graph)).toContainEqual(
      "GRAPH_IN_ITSELF nodes.again.graph: Node `again` holds what it is in itself. Hold another graph. For several rounds, use `repeat`.",
    );
    const held = structuredClone(rounds(body)) as { body: { nodes: Record<string, object> } };
    held.body.nodes["x"] = held;
    expect(issuesIn(holding(held))).toContainEqual(
      expect.stringContaining("GRAPH_IN_ITSELF nodes.held.body.nodes.x.body"),
    );
  });

  test("are checked in linear time, also if each holds the one before twice", () => {
    let graph: object = duet;
    for (let level = 0; level < 18; level += 1) {
      const inner = { kind: "graph", graph };
      graph = {
        name: "twice",
        nodes: { a: inner, b: inner, fuse: reading("a", "b") },
        output: "fuse",
      };
    }
    expect(issuesIn(graph)).toEqual([
      "TOO_MANY_NODES nodes: With the nodes in nodes and all rounds, the graph has more than a million nodes; the maximum is 10000. Lower `maxRounds`, or hold fewer graphs.",
    ]);
  });

  test("count each round", () => {
    const inner = rounds(body, { reads: ["input"], maxRounds: 100 });
    const outer = rounds({ nodes: { x: inner }, output: "x" }, { maxRounds: 100 });
    expect(issuesIn(holding(outer))).toEqual([expect.stringContaining("TOO_MANY_NODES nodes")]);
    expect(issuesIn(holding({ ...outer, maxRounds: 10 }))).toEqual([]);
  });

  test("have at most 20 levels", () => {
    const nest = (levels: number): object =>
      levels === 0
        ? duet
        : { name: "n", nodes: { n: { kind: "graph", graph: nest(levels - 1) } }, output: "n" };
    expect(issuesIn(nest(20))).toEqual([]);
    expect(issuesIn(nest(21))).toEqual([
      expect.stringContaining("TOO_MANY_LEVELS nodes.n.graph.nodes.n"),
    ]);
    expect(issuesIn(nest(2_000))).toEqual([expect.stringContaining("TOO_MANY_LEVELS")]);
  });
});
