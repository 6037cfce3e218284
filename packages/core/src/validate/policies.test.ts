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
const found = (nodes: object, policies: object = {}): string[] =>
  validateGraph({ name: "g", nodes, output: "fuse", ...policies }).map(
    ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
  );
const panel = { a: ask({ samples: 2 }), b: ask(), fuse: fuse(["a", "b"]) };

describe("policies of a graph", () => {
  test("have no issue when they fit", () => {
    const policies = {
      timeouts: { firstTokenMs: 0.5, totalMs: 2_147_483_647 },
      retry: { attempts: 10, maxDelayMs: 0 },
      fallback: ["x:b", "x:c"],
      onTooLong: "truncate-each",
      quorum: { atLeast: 3, graceMs: 0 },
      onExhausted: "best-effort",
      fence: false,
      anonymise: true,
      shuffle: { seed: -1 },
      budget: { maxCostUsd: 0.001, maxTokens: 2, maxModelCalls: 1, maxDurationMs: 1 },
    };
    expect(found(panel, policies)).toEqual([]);
  });

  test("are numbers in their range, and finite", () => {
    const policies = {
      timeouts: { firstTokenMs: 0, totalMs: Infinity },
      retry: { attempts: 11, maxDelayMs: -1 },
      quorum: { atLeast: 0, graceMs: NaN },
      budget: { maxCostUsd: -Infinity, maxTokens: 1, maxModelCalls: 0, maxDurationMs: 3e9 },
      shuffle: { seed: NaN },
    };
    expect(found(panel, policies)).toMatchInlineSnapshot(`
      [
        "OUT_OF_RANGE timeouts.firstTokenMs: \`timeouts.firstTokenMs\` is 0. It must be above 0.",
        "WRONG_TYPE timeouts.totalMs: \`timeouts.totalMs\` is Infinity. It must be a finite number.",
        "OUT_OF_RANGE retry.attempts: \`retry.attempts\` is 11. It must be at most 10.",
        "OUT_OF_RANGE retry.maxDelayMs: \`retry.maxDelayMs\` is -1. It must be at least 0.",
        "OUT_OF_RANGE quorum.atLeast: \`quorum.atLeast\` is 0. It must be at least 1.",
        "WRONG_TYPE quorum.graceMs: \`quorum.graceMs\` is NaN. It must be a number.",
        "WRONG_TYPE shuffle.seed: \`shuffle.seed\` is NaN. It must be a number.",
        "WRONG_TYPE budget.maxCostUsd: \`budget.maxCostUsd\` is -Infinity. It must be a finite number.",
        "OUT_OF_RANGE budget.maxTokens: \`budget.maxTokens\` is 1. It must be at least 2.",
        "OUT_OF_RANGE budget.maxModelCalls: \`budget.maxModelCalls\` is 0. It must be at least 1.",
        "OUT_OF_RANGE budget.maxDurationMs: \`budget.maxDurationMs\` is 3000000000. It must be at most 2147483647.",
      ]
    `);
  });

  test("say what a node sees only where that has an effect, by values that exist", () => {
    const sum = { kind: "reducer", reads: ["a", "b"], reduce: "longest" };
    const nodes = {
      a: ask({ proposalsAt: "end", history: { lastTurns: 0 } }),
      b: ask({ history: "last" }),
      sum: { ...sum, history: "all", proposalsAt: "end", reasoningEffort: "low" },
      fuse: fuse(["sum"], { proposalsAt: "start", history: { turns: 1 } }),
    };
    const policies = { history: 3, providerOptions: { model: "x" } };
    expect(found(nodes, { history: { lastTurns: 1.5 } })[0]).toBe(
      "WRONG_TYPE history.lastTurns: `history.lastTurns` is 1.5. It must be a whole number.",
    );
    expect(found(nodes, policies)).toMatchInlineSnapshot(`
      [
        "WRONG_TYPE history: \`history\` is 3. It must be "all", "last-message" or { "lastTurns": number }.",
        "OUT_OF_RANGE nodes.a.history.lastTurns: \`nodes.a.history.lastTurns\` is 0. It must be at least 1.",
        "UNKNOWN_KEY nodes.a.proposalsAt: Node \`a\` has \`proposalsAt\`, but it reads nothing. Set \`proposalsAt\` on the nodes that read its proposals, or on the graph.",
        "WRONG_TYPE nodes.b.history: \`nodes.b.history\` is "last". It must be "all", "last-message" or { "lastTurns": number }.",
        "UNKNOWN_KEY nodes.sum.history: Node \`sum\` has \`history\`, but it asks no model. Set \`history\` on nodes that ask one, or on the graph.",
        "UNKNOWN_KEY nodes.sum.proposalsAt: Node \`sum\` has \`proposalsAt\`, but it shows proposals to no model. Set \`proposalsAt\` on nodes that show them to one, or on the graph.",
        "UNKNOWN_KEY nodes.sum.reasoningEffort: Node \`sum\` has \`reasoningEffort\`, but it asks no model. Set \`reasoningEffort\` on nodes that ask one, or on the graph.",
        "WRONG_TYPE nodes.fuse.history: \`nodes.fuse.history\` is an object. It must be "all", "last-message" or { "lastTurns": number }.",
        "INVALID_VALUE nodes.fuse.proposalsAt: \`nodes.fuse.proposalsAt\` is "start". It must be "system" or "end".",
        "INVALID_VALUE providerOptions.model: \`providerOptions.model\` cannot be set. Remove it. The graph sets \`model\`.",
      ]
    `);
  });

  test("are whole numbers where only those make sense, and never texts", () => {
    const policies = {
      timeouts: { firstTokenMs: "5", totalMs: null },
      retry: { attempts: 1.5, maxDelayMs: "1s" },
      quorum: { atLeast: 1.5, graceMs: true },
      budget: { maxCostUsd: "1", maxTokens: 2.5, maxModelCalls: NaN, maxDurationMs: [1] },
      shuffle: { seed: 0.5 },
    };
    expect(found(panel, policies)).toMatchInlineSnapshot(`
      [
        "WRONG_TYPE timeouts.firstTokenMs: \`timeouts.firstTokenMs\` is "5". It must be a number.",
        "WRONG_TYPE timeouts.totalMs: \`timeouts.totalMs\` is null. It must be a number.",
        "WRONG_TYPE retry.attempts: \`retry.attempts\` is 1.5. It must be a whole number.",
        "WRONG_TYPE retry.maxDelayMs: \`retry.maxDelayMs\` is "1s". It must be a number.",
        "WRONG_TYPE quorum.atLeast: \`quorum.atLeast\` is 1.5. It must be a whole number.",
        "WRONG_TYPE quorum.graceMs: \`quorum.graceMs\` is true. It must be a number.",
        "WRONG_TYPE shuffle.seed: \`shuffle.seed\` is 0.5. It must be a whole number.",
        "WRONG_TYPE budget.maxCostUsd: \`budget.maxCostUsd\` is "1". It must be a number.",
        "WRONG_TYPE budget.maxTokens: \`budget.maxTokens\` is 2.5. It must be a whole number.",
        "WRONG_TYPE budget.maxModelCalls: \`budget.maxModelCalls\` is NaN. It must be a number.",
        "WRONG_TYPE budget.maxDurationMs: \`budget.maxDurationMs\` is an array. It must be a number.",
      ]
    `);
  });

  test("are of their form", () => {
    const policies = {
      timeouts: 5,
      retry: [3],
      fallback: "x:b",
      onTooLong: "cut",
      quorum: {},
      onExhausted: true,
      fence: "yes",
      anonymise: 1,
      shuffle: 7,
      budget: "1 USD",
    };
    expect(found(panel, policies)).toMatchInlineSnapshot(`
      [
        "WRONG_TYPE timeouts: \`timeouts\` is 5. Write \`timeouts: { totalMs: 5 }\`.",
        "WRONG_TYPE retry: \`retry\` is an array. Write \`retry: { attempts: 3 }\`.",
        "WRONG_TYPE fallback: \`fallback\` is "x:b". Write \`fallback: ["x:b"]\`.",
        "INVALID_VALUE onTooLong: \`onTooLong\` is "cut". It must be "fail" or "drop-longest" or "truncate-each".",
        "MISSING_VALUE quorum.atLeast: \`quorum.atLeast\` is missing. Add it.",
        "INVALID_VALUE onExhausted: \`onExhausted\` is true. It must be "fail" or "best-effort".",
        "WRONG_TYPE fence: \`fence\` is "yes". It must be a boolean.",
        "WRONG_TYPE anonymise: \`anonymise\` is 1. It must be a boolean.",
        "WRONG_TYPE shuffle: \`shuffle\` is 7. Write \`shuffle: { seed: 7 }\`.",
        "WRONG_TYPE budget: \`budget\` is "1 USD". Write an object, such as \`budget: { maxCostUsd: 1 }\`.",
      ]
    `);
  });

  test("name keys that are not known with those that are, at their own level", () => {
    const policies = { timeouts: { totalMS: 5, idle: 1 }, budget: { usd: 1 }, qorum: {} };
    const nodes = { ...panel, b: ask({ retry: { tries: 3 } }) };
    expect(found(nodes, policies)).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KEY timeouts.totalMS: \`timeouts.totalMS\` is not a known key. Write \`totalMs\`.",
        "UNKNOWN_KEY timeouts.idle: \`timeouts.idle\` is not a known key. Known keys: firstTokenMs, totalMs.",
        "UNKNOWN_KEY budget.usd: \`budget.usd\` is not a known key. Write \`maxCostUsd\`.",
        "UNKNOWN_KEY qorum: \`qorum\` is not a known key. Did you mean \`quorum\`?",
        "UNKNOWN_KEY nodes.b.retry.tries: \`nodes.b.retry.tries\` is not a known key. Write \`attempts\`.",
      ]
    `);
  });

  test("hold for nodes alike", () => {
    const nodes = {
      a: ask({ timeouts: { totalMs: 0 }, fallback: [3, ""] }),
      fuse: fuse(["a"], { quorum: { atLeast: -1 }, retry: { attempts: "3" } }),
    };
    expect(found(nodes)).toMatchInlineSnapshot(`
      [
        "OUT_OF_RANGE nodes.a.timeouts.totalMs: \`nodes.a.timeouts.totalMs\` is 0. It must be above 0.",
        "WRONG_TYPE nodes.a.fallback[0]: \`nodes.a.fallback[0]\` is 3. It must be a text.",
        "OUT_OF_RANGE nodes.a.fallback[1]: \`nodes.a.fallback[1]\` is empty. Write a text.",
        "WRONG_TYPE nodes.fuse.retry.attempts: \`nodes.fuse.retry.attempts\` is "3". It must be a number.",
        "OUT_OF_RANGE nodes.fuse.quorum.atLeast: \`nodes.fuse.quorum.atLeast\` is -1. It must be at least 1.",
      ]
    `);
  });
});

describe("policies on a node", () => {
  test("that mean nothing there say why, and where they belong", () => {
    const nodes = {
      a: ask({ quorum: { atLeast: 1 }, shuffle: { seed: 1 }, budget: { maxTokens: 9 } }),
      remarks: { kind: "critic", model: "x:c", reads: ["a"], shuffle: { seed: 1 } },
      right: { kind: "verifier", model: "x:c", reads: ["remarks"], shuffle: { seed: 1 } },
      vote: { kind: "reducer", reads: ["right"], reduce: "majority", retry: {}, fence: true },
      fuse: fuse(["vote"], { temprature: 1 }),
    };
    expect(found(nodes)).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KEY nodes.a.quorum: Node \`a\` has \`quorum\`, but it reads nothing. Set \`quorum\` on the nodes that read its proposals, or on the graph.",
        "UNKNOWN_KEY nodes.a.shuffle: Node \`a\` has \`shuffle\`, but it reads nothing. Set \`shuffle\` on the nodes that read its proposals, or on the graph.",
        "UNKNOWN_KEY nodes.a.budget: Node \`a\` has \`budget\`, but a budget is for a whole run. Set \`budget\` on the graph.",
        "UNKNOWN_KEY nodes.remarks.shuffle: Node \`remarks\` has \`shuffle\`, but it shows its model one proposal at a time. Set \`shuffle\` on nodes that show several, or on the graph.",
        "UNKNOWN_KEY nodes.right.shuffle: Node \`right\` has \`shuffle\`, but it shows its model one proposal at a time. Set \`shuffle\` on nodes that show several, or on the graph.",
        "UNKNOWN_KEY nodes.vote.retry: Node \`vote\` has \`retry\`, but it asks no model. Set \`retry\` on nodes that ask one, or on the graph.",
        "UNKNOWN_KEY nodes.vote.fence: Node \`vote\` has \`fence\`, but it shows proposals to no model. Set \`fence\` on nodes that show them to one, or on the graph.",
        "UNKNOWN_KEY nodes.fuse.temprature: \`nodes.fuse.temprature\` is not a known key. Did you mean \`temperature\`?",
      ]
    `);
  });
});

describe("QUORUM_TOO_LARGE", () => {
  test("is a quorum above the proposals that its node reads, samples included", () => {
    expect(found({ ...panel, fuse: fuse(["a", "b"], { quorum: { atLeast: 3 } }) })).toEqual([]);
    const nodes = { ...panel, fuse: fuse(["a", "b"], { quorum: { atLeast: 4 } }) };
    expect(found(nodes)).toMatchInlineSnapshot(`
      [
        "QUORUM_TOO_LARGE nodes.fuse.quorum.atLeast: Node \`fuse\` waits for 4 usable proposals, but reads 3. Set it to at most 3, or read more nodes.",
      ]
    `);
  });

  test("is found whatever else is wrong with the node, unless it is the quorum", () => {
    const faulty = (quorum: object): string[] =>
      found(
        { ...panel, fuse: fuse(["a", "b"], { quorum, temperature: "hot" }) },
        { quorum: { atLeast: 3 } },
      );
    expect(faulty({ atLeast: 4 }).join()).toContain("QUORUM_TOO_LARGE nodes.fuse.quorum.atLeast");
    expect(faulty({ atLeast: 9, graceMs: NaN }).join()).not.toContain("QUORUM_TOO_LARGE");
    expect(faulty({ atLeast: 3 }).join()).not.toContain("QUORUM_TOO_LARGE");
    const unread = { ...panel, fuse: fuse(["a", "nobody"], { quorum: { atLeast: 9 } }) };
    expect(found(unread).join()).not.toContain("QUORUM_TOO_LARGE");
  });

  test("names each node for which the graph's quorum is too large", () => {
    const nodes = {
      ...panel,
      best: { kind: "ranker", model: "x:c", reads: ["a"] },
      own: fuse(["b"], { quorum: { atLeast: 1 } }),
      fuse: fuse(["best", "own", "a"]),
    };
    expect(found(nodes, { quorum: { atLeast: 4 } })).toMatchInlineSnapshot(`
      [
        "QUORUM_TOO_LARGE quorum.atLeast: Node \`best\` waits for 4 usable proposals, but reads 2. Lower the graph's \`quorum\`, or give \`best\` one of its own: { atLeast: 2 }.",
      ]
    `);
  });

  test("is not looked for where a fault hides what a node reads", () => {
    const nodes = { a: ask({ samples: "2" }), fuse: fuse(["a"], { quorum: { atLeast: 2 } }) };
    expect(found(nodes)).toHaveLength(1);
  });
});

describe("DUPLICATE_FALLBACK", () => {
  test("is a fallback to the node's own model, or to one twice", () => {
    const nodes = { ...panel, b: ask({ fallback: ["x:b", "x:a", "x:b"] }) };
    expect(found(nodes)).toMatchInlineSnapshot(`
      [
        "DUPLICATE_FALLBACK nodes.b.fallback[1]: Node \`b\` falls back to \`x:a\`, its own model. Remove it or name another model. \`retry\` sets how often a model is asked.",
        "DUPLICATE_FALLBACK nodes.b.fallback[2]: Node \`b\` falls back to \`x:b\`, which is in the list already. Remove it or name another model. \`retry\` sets how often a model is asked.",
      ]
    `);
  });

  test("is no node's own model in the graph's list, but one that is there twice", () => {
    expect(found(panel, { fallback: ["x:a", "x:b"] })).toEqual([]);
    expect(found(panel, { fallback: ["x:c", "x:c"] })).toMatchInlineSnapshot(`
      [
        "DUPLICATE_FALLBACK fallback[1]: The graph falls back to \`x:c\`, which is in the list already. Remove it or name another model. \`retry\` sets how often a model is asked.",
      ]
    `);
  });
});

describe("BUDGET_TOO_SMALL", () => {
  test("is fewer tokens than the smallest call takes", () => {
    expect(found(panel, { budget: { maxTokens: 2 } })).toEqual([]);
    const wordy = { a: ask({ prompt: "Answer in verse, and rhyme." }), fuse: fuse(["a"]) };
    expect(found(wordy, { budget: { maxTokens: 8 } })).toMatchInlineSnapshot(`
      [
        "BUDGET_TOO_SMALL budget.maxTokens: \`budget.maxTokens\` is 8, but the smallest call of the graph needs 12 tokens. Set it to the worst case of a run, as \`planRun\` and \`moagraph plan\` report it.",
      ]
    `);
  });
});
