import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  aggregator,
  graphFromJson,
  type Issue,
  layersOf,
  nearestName,
  type NodeSpec,
  proposer,
  reducer,
  validateGraph,
} from "../graph.js";
import { nameFinder } from "../errors/nearest-name.js";
import { cyclesIn } from "./outline/cycles-in.js";

// A check that takes 0.2 µs or more for each pair of nodes takes more time of the processor than a test may.
const count = 8_000;
const mostCpuSeconds = 10;

function graphOf(nodeAt: (index: number) => unknown, nodes: number = count): unknown {
  const entries = Array.from({ length: nodes }, (_, index) => [`n${index}`, nodeAt(index)]);
  return { name: "large", nodes: Object.fromEntries(entries), output: "n0" };
}

function reading(...reads: readonly string[]): NodeSpec {
  return aggregator({ model: "x:a", reads });
}

function countOf(issues: readonly Issue[], code: Issue["code"]): number {
  return issues.filter((issue) => issue.code === code).length;
}

function longestIn(issues: readonly Issue[]): number {
  return issues.reduce(
    (most, { message, hint }) => Math.max(most, message.length + hint.length),
    0,
  );
}

describe("a large graph", () => {
  let atStart = process.cpuUsage();
  beforeEach(() => {
    atStart = process.cpuUsage();
  });
  afterEach(() => {
    const { user, system } = process.cpuUsage(atStart);
    const seconds = (user + system) / 1e6;
    if (seconds > mostCpuSeconds) throw new Error(`The test took ${seconds} s of the processor.`);
  });

  test("may read unknown names everywhere", () => {
    const issues = validateGraph(graphOf((index) => reading(`m${index}`)));
    expect(countOf(issues, "UNKNOWN_READ")).toBe(count);
  });

  test("may read one name again and again", () => {
    const reads = Array.from({ length: count }, () => "n1");
    const issues = validateGraph(
      graphOf((index) => (index === 0 ? reading(...reads) : proposer({ model: "x:a" }))),
    );
    expect(countOf(issues, "DUPLICATE_READ")).toBe(count - 1);
  });

  test("may have cycles of two", () => {
    const issues = validateGraph(graphOf((index) => reading(`n${index ^ 1}`)));
    expect(countOf(issues, "CYCLE")).toBe(count / 2);
  });

  test("may have cycles that are reached one after the other", () => {
    const half = count / 2;
    const issues = validateGraph(
      graphOf((index) =>
        index < half
          ? reading(`n${index + 1}`, `n${index + half}`)
          : reading(`n${index - half}`, `n${index}`),
      ),
    );
    expect(countOf(issues, "CYCLE")).toBeGreaterThan(0);
  });

  test("may be one cycle, of which a part is named", () => {
    const issues = validateGraph(graphOf((index) => reading(`n${(index + 1) % count}`)));
    const cycles = issues.filter(({ code }) => code === "CYCLE");
    expect(cycles.map(({ message }) => message)).toEqual([
      "These nodes wait for each other: `n0` reads `n1` reads `n2` reads `n3` reads `n4` reads `n5` reads `n6` reads `n7` reads `n8` reads `n9` reads … 7990 more … reads `n0`.",
    ]);
  });

  test("may have names like those of calls", () => {
    const half = count / 2;
    const nodes = Object.fromEntries(
      Array.from({ length: half }, (_, index) => [
        [`n${index}`, proposer({ model: "x:a", samples: 2 })],
        [`n${index}-2`, proposer({ model: "x:a" })],
      ]).flat() as [string, NodeSpec][],
    );
    const issues = validateGraph({ name: "large", nodes, output: "n0" });
    expect(countOf(issues, "CLASHING_NAME")).toBe(half);
  });

  test("may name unknown models in capabilities", () => {
    const names = Array.from({ length: count }, (_, index) => [`y:c${index}`, {}]);
    const issues = validateGraph({
      ...(graphOf((index) => proposer({ model: `x:m${index}` })) as object),
      capabilities: Object.fromEntries(names),
    });
    expect(countOf(issues, "UNKNOWN_MODEL")).toBe(count);
  });

  test("may have unknown keys", () => {
    const keys = Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]));
    const issues = validateGraph(graphOf(() => ({ ...proposer({ model: "x:a" }), ...keys }), 1));
    expect(countOf(issues, "UNKNOWN_KEY")).toBe(count);
  });

  test("may be nested deeply", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
    const places = [
      deep,
      { name: "deep", nodes: { a: deep }, output: "a", deep },
      { name: "deep", nodes: { a: { kind: "proposer", model: deep } }, output: "a" },
      {
        name: "deep",
        nodes: { a: { kind: "aggregator", model: "x:a", reads: deep } },
        output: "a",
      },
      graphOf(() => ({ kind: "proposer", model: "x:a", providerOptions: { deep } }), 1),
    ];
    for (const graph of places) expect(validateGraph(graph)).not.toEqual([]);
  });
});

// Node takes up to 125,780 arguments.
test("a large graph may have a node that reads more names than a call takes arguments", () => {
  const same = proposer({ model: "x:a" });
  const sources = Array.from({ length: 130_000 }, (_, index) => `n${index}`);
  const nodes = Object.fromEntries([
    ["vote", reducer({ reads: sources, reduce: "majority" })],
    ...sources.map((name) => [name, same]),
  ]) as Record<string, NodeSpec>;
  const layers = layersOf({ version: 1, name: "wide", nodes, output: "vote" });
  expect(layers.map((names) => names.length)).toEqual([130_000, 1]);
});

describe("long names", () => {
  const long = "n".repeat(1_000_000);

  test("are shortened in issues", () => {
    const graph = {
      name: long,
      output: `${long}o`,
      [long]: 1,
      nodes: {
        [long]: { ...reading(`${long}x`, long, long), [`${long}y`]: 1 },
        [`${long} z`]: proposer({ model: long, fallback: [long] }),
        many: proposer({ model: "x:a", samples: 2 }),
        text: { kind: "aggregator", model: "x:a", reads: long },
        kind: { kind: long },
      },
      capabilities: { [long]: { [long]: 1 } },
    };
    const issues = validateGraph(graph);
    expect(issues.length).toBeGreaterThan(8);
    expect(longestIn(issues)).toBeLessThan(1_000);
    expect(() => graphFromJson(graph)).toThrow(/^Graph `n{40}…n{40}` has \d+ issues:/);
  });

  test("do not multiply by the number of issues", () => {
    const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 1]));
    const reads = Array.from({ length: 5_000 }, (_, index) => `m${index}`);
    const nodes = { [long]: { ...reading(...reads), ...keys } };
    const issues = validateGraph({ name: "long", nodes, output: long });
    expect(issues.length).toBeGreaterThan(9_999);
    expect(longestIn(issues)).toBeLessThan(2_000);
  });

  test("keep both halves of a pair of surrogates", () => {
    const name = `${"a".repeat(39)}😀${"b".repeat(60)}😀${"c".repeat(39)}`;
    const [issue] = validateGraph({ name: "x", nodes: { [name]: 1 }, output: name });
    expect(issue?.message).toBe(`Node \`${"a".repeat(39)}…${"c".repeat(39)}\` is a number.`);
  });
});

describe("the nearest name", () => {
  test("of a long name is not searched", () => {
    const name = "a".repeat(101);
    expect(nearestName(name, [`${name.slice(1)}b`])).toBeUndefined();
    expect(nearestName(name.slice(1), [`${name.slice(2)}b`])).toBe(`${name.slice(2)}b`);
  });

  test("is searched until all searches have made 50,000 comparisons", () => {
    const nearestTo = nameFinder(Array.from({ length: 10_000 }, (_, index) => `name-${index}`));
    const found = Array.from({ length: 10 }, () => nearestTo("nume-77"));
    expect(found.map((name) => name ?? "none")).toEqual([
      ...Array.from({ length: 5 }, () => "name-77"),
      ...Array.from({ length: 5 }, () => "none"),
    ]);
  });
});

describe("cycles", () => {
  test("are found until none is left, and share no node", () => {
    const reads = new Map([
      ["a", ["b", "d", "f"]],
      ["b", ["c", "none"]],
      ["c", ["b", "a"]],
      ["d", ["e"]],
      ["e", ["d", "g"]],
      ["f", ["a"]],
      ["g", []],
      ["h", ["a", "i"]],
      ["i", ["h"]],
    ]);
    expect(cyclesIn(reads)).toEqual([
      ["b", "c"],
      ["d", "e"],
      ["a", "f"],
      ["h", "i"],
    ]);
  });
});
