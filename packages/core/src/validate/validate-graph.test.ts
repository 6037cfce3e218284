import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPath } from "../errors/issue.js";
import { validateGraph } from "./validate-graph.js";

const ask = (more: object = {}) => ({ kind: "proposer", model: "x:a", ...more });
const fuse = (reads: unknown, more: object = {}) => ({
  kind: "aggregator",
  model: "x:b",
  reads,
  ...more,
});
const graph = (nodes: object, output = "fuse", more: object = {}) => ({
  name: "g",
  nodes,
  output,
  ...more,
});
const found = (value: unknown): string[] =>
  validateGraph(value).map(
    ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
  );

describe("validateGraph", () => {
  test("finds nothing wrong with a usable graph", () => {
    expect(found(graph({ a: ask(), b: ask({ samples: 3 }), fuse: fuse(["a", "b"]) }))).toEqual([]);
  });

  test("finds nothing wrong with a lone proposer", () => {
    expect(found(graph({ a: ask() }, "a"))).toEqual([]);
  });

  test("names an unknown read with the nearest name", () => {
    expect(found(graph({ qwen: ask(), fuse: fuse(["qwen", "qwn"]) }))).toMatchInlineSnapshot(`
      [
        "UNKNOWN_READ nodes.fuse.reads[1]: Node \`fuse\` reads \`qwn\`, which does not exist. Did you mean \`qwen\`?",
      ]
    `);
  });

  test("lists the other nodes when no name is near", () => {
    expect(found(graph({ qwen: ask(), fuse: fuse(["qwen", "zebra"]) }))).toMatchInlineSnapshot(`
      [
        "UNKNOWN_READ nodes.fuse.reads[1]: Node \`fuse\` reads \`zebra\`, which does not exist. It can read \`qwen\`.",
      ]
    `);
  });

  test("names a node that reads itself", () => {
    expect(found(graph({ a: ask(), fuse: fuse(["a", "fuse"]) }))).toMatchInlineSnapshot(`
      [
        "SELF_READ nodes.fuse.reads[1]: Node \`fuse\` reads itself. Remove it from its own \`reads\`. For a second round, add another node.",
      ]
    `);
  });

  test("names a node that is read twice", () => {
    expect(found(graph({ a: ask(), fuse: fuse(["a", "a"]) }))).toMatchInlineSnapshot(`
      [
        "DUPLICATE_READ nodes.fuse.reads[1]: Node \`fuse\` reads \`a\` twice. Remove one of them. For several proposals of \`a\`, set its \`samples\`.",
      ]
    `);
  });

  test("shows the path of a cycle", () => {
    const nodes = {
      a: ask(),
      b: fuse(["a", "d"]),
      c: fuse(["b"]),
      d: fuse(["c"]),
      fuse: fuse(["d"]),
    };
    expect(found(graph(nodes))).toMatchInlineSnapshot(`
      [
        "CYCLE nodes.b.reads: These nodes wait for each other: \`b\` reads \`d\` reads \`c\` reads \`b\`. Remove one of these reads. For a second round, add another node.",
      ]
    `);
  });

  test("shows each of two cycles once", () => {
    const nodes = {
      a: fuse(["b"]),
      b: fuse(["a"]),
      c: fuse(["d"]),
      d: fuse(["c"]),
      fuse: fuse(["a", "c"]),
    };
    expect(validateGraph(graph(nodes)).map(({ code }) => code)).toEqual(["CYCLE", "CYCLE"]);
  });

  test("names a node whose proposals nobody uses", () => {
    expect(found(graph({ a: ask(), b: ask(), fuse: fuse(["a"]) }))).toMatchInlineSnapshot(`
      [
        "UNREACHABLE_NODE nodes.b: Node \`b\` is never used: no path leads from it to the output \`fuse\`. Remove it, or add it to the \`reads\` of a node that leads to \`fuse\`.",
      ]
    `);
  });

  test("names a reserved name", () => {
    expect(found(graph({ answer: ask(), fuse: fuse(["answer"]) }))).toMatchInlineSnapshot(`
      [
        "RESERVED_NAME nodes.answer: Node \`answer\` has a reserved name. Rename it. Reserved names: begin, messages, answer, proposals, ledger, runStart, verdicts, structuredResponses.",
      ]
    `);
  });

  test("names a name that LangGraph cannot address", () => {
    expect(found(graph({ "a:b": ask(), fuse: fuse(["a:b"]) }))).toMatchInlineSnapshot(`
      [
        "INVALID_NAME nodes["a:b"]: Node \`a:b\` has an invalid name. Use letters, digits, \`.\`, \`_\` and \`-\`, and start with a letter or digit.",
      ]
    `);
  });

  test("names a node called like a sample of another", () => {
    expect(found(graph({ a: ask({ samples: 2 }), "a-2": ask(), fuse: fuse(["a", "a-2"]) })))
      .toMatchInlineSnapshot(`
        [
          "CLASHING_NAME nodes.a-2: Node \`a-2\` has the same name as a call of node \`a\`. Rename one of them. The 2 calls of \`a\` are named \`a-1\` to \`a-2\`.",
        ]
      `);
  });

  test("allows a name that only looks like a sample", () => {
    const nodes = {
      a: ask({ samples: 2 }),
      "a-3": ask(),
      "a-02": ask(),
      fuse: fuse(["a", "a-3", "a-02"]),
    };
    expect(found(graph(nodes))).toEqual([]);
  });

  test("names an empty graph", () => {
    expect(found(graph({}))).toMatchInlineSnapshot(`
      [
        "EMPTY_GRAPH nodes: The graph has no nodes. Add at least one proposer.",
      ]
    `);
  });

  test("names an aggregator that reads nothing", () => {
    expect(found(graph({ fuse: fuse([]) }))).toMatchInlineSnapshot(`
      [
        "NO_READS nodes.fuse.reads: Node \`fuse\` reads nothing; its kind needs at least 1. Add the names of other nodes to \`reads\`.",
      ]
    `);
  });

  test("names missing fields", () => {
    expect(found(graph({ a: { kind: "proposer" }, fuse: { kind: "aggregator", model: "x:b" } })))
      .toMatchInlineSnapshot(`
      [
        "MISSING_VALUE nodes.a.model: \`nodes.a.model\` is missing. Add it.",
        "MISSING_VALUE nodes.fuse.reads: \`nodes.fuse.reads\` is missing. Add it.",
      ]
    `);
  });

  test("names samples below one, and samples that are no whole number", () => {
    const nodes = { a: ask({ samples: 0 }), b: ask({ samples: 1.5 }), fuse: fuse(["a", "b"]) };
    expect(found(graph(nodes))).toMatchInlineSnapshot(`
      [
        "OUT_OF_RANGE nodes.a.samples: \`nodes.a.samples\` is 0. It must be at least 1.",
        "WRONG_TYPE nodes.b.samples: \`nodes.b.samples\` is 1.5. It must be a whole number.",
      ]
    `);
  });

  test("names a temperature out of range, and one that is no number", () => {
    const nodes = {
      a: ask({ temperature: 2.1 }),
      b: ask({ temperature: Number.NaN }),
      c: ask({ temperature: "hot" }),
      fuse: fuse(["a", "b", "c"]),
    };
    expect(found(graph(nodes))).toMatchInlineSnapshot(`
      [
        "OUT_OF_RANGE nodes.a.temperature: \`nodes.a.temperature\` is 2.1. It must be at most 2.",
        "WRONG_TYPE nodes.b.temperature: \`nodes.b.temperature\` is NaN. It must be a number.",
        "WRONG_TYPE nodes.c.temperature: \`nodes.c.temperature\` is "hot". It must be a number.",
      ]
    `);
  });

  test("names other values out of range", () => {
    const nodes = {
      a: ask({ topP: 0, maxOutputTokens: 0, model: "", stop: [""], prompt: 3 }),
      fuse: fuse(["a"], { prompt: { uses: "x" } }),
    };
    expect(found(graph(nodes))).toMatchInlineSnapshot(`
      [
        "OUT_OF_RANGE nodes.a.model: \`nodes.a.model\` is empty. Write a text.",
        "OUT_OF_RANGE nodes.a.maxOutputTokens: \`nodes.a.maxOutputTokens\` is 0. It must be at least 1.",
        "OUT_OF_RANGE nodes.a.topP: \`nodes.a.topP\` is 0. It must be above 0.",
        "OUT_OF_RANGE nodes.a.stop[0]: \`nodes.a.stop[0]\` is empty. Write a text.",
        "WRONG_TYPE nodes.a.prompt: \`nodes.a.prompt\` is 3. It must be a text, or { "use": name } of a function given to compile.",
        "UNKNOWN_KEY nodes.fuse.prompt.uses: \`nodes.fuse.prompt.uses\` is not a known key. Did you mean \`use\`?",
      ]
    `);
  });

  test("names the reductions there are", () => {
    const nodes = { a: ask(), fuse: { kind: "reducer", reads: ["a"], reduce: "majorty" } };
    expect(found(graph(nodes))).toMatchInlineSnapshot(`
      [
        "WRONG_TYPE nodes.fuse.reduce: \`nodes.fuse.reduce\` is "majorty". It must be "majority" or "cluster" or "first-usable" or "longest" or "concat", or { "use": name } of a function given to compile.",
      ]
    `);
  });

  test("says of each wrong value one thing, and what belongs in its place", () => {
    const nodes = {
      a: ask({ model: [], stop: ["end", Infinity], seed: 2 ** 53, samples: undefined }),
      fuse: fuse(["a"], { prompt: { use: "x", with: 1 } }),
    };
    expect(found(graph(nodes))).toMatchInlineSnapshot(`
      [
        "WRONG_TYPE nodes.a.model: \`nodes.a.model\` is an empty array. It must be a text.",
        "WRONG_TYPE nodes.a.stop[1]: \`nodes.a.stop[1]\` is Infinity. It must be a text.",
        "OUT_OF_RANGE nodes.a.seed: \`nodes.a.seed\` is 9007199254740992. It must be at most 9007199254740991.",
        "UNKNOWN_KEY nodes.fuse.prompt.with: \`nodes.fuse.prompt.with\` is not a known key. Known keys: use.",
      ]
    `);
  });

  test("names unknown keys with the nearest known one", () => {
    const nodes = { a: ask({ temprature: 1, reads: ["b"] }), fuse: fuse(["a"]) };
    expect(found(graph(nodes, "fuse", { ouput: "a" }))).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KEY ouput: \`ouput\` is not a known key. Did you mean \`output\`?",
        "UNKNOWN_KEY nodes.a.temprature: \`nodes.a.temprature\` is not a known key. Did you mean \`temperature\`?",
        "UNKNOWN_KEY nodes.a.reads: \`nodes.a.reads\` is not a known key. Known keys: kind, model, temperature, maxOutputTokens, topP, stop, seed, reasoningEffort, topLogprobs, providerOptions, prompt, tags, metadata, timeouts, retry, fallback, onTooLong, onTruncated, keepReasoning, history, samples, responseFormat.",
        "UNKNOWN_READ nodes.a.reads[0]: Node \`a\` reads \`b\`, which does not exist. It can read \`fuse\`.",
      ]
    `);
  });

  test("names an unknown kind with the nearest known one", () => {
    expect(found(graph({ a: ask({ kind: "propser" }), fuse: fuse(["a"]) }))).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KIND nodes.a.kind: Node \`a\` is of kind \`propser\`, which does not exist. Did you mean \`proposer\`?",
      ]
    `);
  });

  test("names an unknown output", () => {
    expect(found(graph({ a: ask(), fuse: fuse(["a"]) }, "fse"))).toMatchInlineSnapshot(`
      [
        "UNKNOWN_OUTPUT output: The output is \`fse\`, which does not exist. Did you mean \`fuse\`?",
      ]
    `);
  });

  test("names an output that takes several samples", () => {
    expect(found(graph({ a: ask(), fuse: fuse(["a"], { samples: 2 }) }))).toMatchInlineSnapshot(`
      [
        "SEVERAL_ANSWERS nodes.fuse: Node \`fuse\` is the output, but passes on up to 2 proposals. Set \`samples\` or \`keep\` to 1, or add an aggregator that reads it and make that the output.",
      ]
    `);
  });

  test("names a version that it does not know", () => {
    expect(found(graph({ a: ask() }, "a", { version: 2 }))).toMatchInlineSnapshot(`
      [
        "UNSUPPORTED_VERSION version: \`version\` is 2. It must be 1.",
      ]
    `);
  });

  test("collects every issue of a graph with many", () => {
    const nodes = { a: ask({ samples: 0 }), b: ask(), fuse: fuse(["a", "c"], { temperature: 3 }) };
    expect(validateGraph(graph(nodes)).map(({ code }) => code)).toEqual([
      "OUT_OF_RANGE",
      "OUT_OF_RANGE",
      "UNKNOWN_READ",
      "UNREACHABLE_NODE",
    ]);
  });

  test.each([null, undefined, 3, "graph", [], { nodes: [] }, { nodes: { a: null, b: 2, c: [] } }])(
    "finds issues in %j instead of throwing",
    (value) => {
      expect(validateGraph(value)).not.toEqual([]);
    },
  );

  test.each(["constructor", "toString", "hasOwnProperty"])("names the reserved name %s", (name) => {
    const issues = validateGraph(graph({ [name]: ask(), fuse: fuse([name]) }));
    expect(issues).toMatchObject([{ code: "RESERVED_NAME", path: ["nodes", name] }]);
  });

  test("names samples and graphs beyond what anybody can have meant", () => {
    expect(found(graph({ a: ask({ samples: 1e8 }), fuse: fuse(["a"]) }))).toMatchInlineSnapshot(`
      [
        "OUT_OF_RANGE nodes.a.samples: \`nodes.a.samples\` is 100000000. It must be at most 1000.",
      ]
    `);
    const nodes = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [`a${index}`, ask({ samples: 1000 })]),
    );
    const wide = { ...nodes, fuse: fuse(Object.keys(nodes)) };
    expect(found(graph(wide))).toMatchInlineSnapshot(`
      [
        "TOO_MANY_CALLS nodes: One run of the graph makes 11001 model calls; the maximum is 10000. Lower \`samples\`, rank listwise instead of pairwise, or read fewer nodes.",
      ]
    `);
  });

  test("names line breaks and escapes in what is shown on a terminal", () => {
    const escape = String.fromCodePoint(27);
    const nodes = { a: ask({ model: `x:${escape}[31m` }) };
    expect(found(graph(nodes, "a", { name: "two\nlines" }))).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE name: \`name\` has line breaks or other control characters. Write it as one line of plain text.",
        "INVALID_VALUE nodes.a.model: \`nodes.a.model\` has line breaks or other control characters. Write it as one line of plain text.",
      ]
    `);
  });

  test("is not fooled by names of JavaScript's own objects", () => {
    const nodes = JSON.parse('{"__proto__": {"kind": "proposer"}, "fuse": {"kind": "toString"}}');
    const codes = validateGraph(graph({ ...nodes, fuse: fuse(["constructor"]) })).map(
      ({ code }) => code,
    );
    expect(codes).toContain("UNKNOWN_READ");
  });

  test("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(validateGraph(value).length).toBeGreaterThan(0);
        expect(validateGraph(graph({ a: value }, "a"))).toBeInstanceOf(Array);
      }),
    );
  });

  test("takes a chain of 9,000 nodes", () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 9_000 }, (_, i) => [`n${i}`, i === 0 ? ask() : fuse([`n${i - 1}`])]),
    );
    expect(validateGraph(graph(nodes, "n8999"))).toEqual([]);
  });
});
