import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  type GraphFunction,
  type GraphSpec,
  type OnExhausted,
  proposer,
  ranker,
  reducer,
  type RunEvent,
  streamRun,
  verifier,
} from "../src/index.js";
import { panelOf, shownTo } from "./panel.js";
import { always } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const question = { messages: "Why?" };
const yes = "best-effort" as const;
const nodes = {
  ada: proposer({ model: "ada" }),
  bob: proposer({ model: "bob" }),
  join: reducer({ reads: ["ada", "bob"], reduce: { use: "join" } }),
};

const atOutput = (onExhausted: OnExhausted): GraphSpec =>
  defineGraph({ name: "reduced", onExhausted, nodes, output: "join" });

const inTheMiddle: GraphSpec = defineGraph({
  name: "middle",
  timeouts: { totalMs: 1_000 },
  nodes: { ...nodes, fuse: aggregator({ model: "fuse", reads: ["join", "ada"] }) },
  output: "fuse",
});

const onlyRead: GraphSpec = defineGraph({
  name: "only",
  nodes: { ...nodes, fuse: aggregator({ model: "fuse", reads: ["join"] }) },
  output: "fuse",
});

const never: GraphFunction = () => new Promise(() => {});
const boom: GraphFunction = () => {
  throw new Error("boom");
};
const faults: [string, GraphFunction, string, string][] = [
  ["throws", boom, "FUNCTION_FAILED", "failed"],
  ["never ends", never, "DEADLINE_EXCEEDED", "failed"],
  ["gives a number", (() => 5) as never, "FUNCTION_RESULT", "failed"],
  ["gives a blank text", () => " \n", "BLANK_REPLY", "blank"],
];

async function toldBy(graph: GraphSpec, join: GraphFunction) {
  const { app } = panelOf(graph, { check: always("FAIL") }, { functions: { join } });
  const events: RunEvent[] = [];
  let error: unknown;
  try {
    for await (const event of streamRun(app, question)) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  return { events, error };
}

/** What was told of a node, as short words. */
function wordsOf(events: readonly RunEvent[], node: string): string[] {
  return events.flatMap((event) => {
    if (event.type === "answer-token") return [`answer: ${event.text}`];
    return "node" in event && event.node === node ? [event.type] : [];
  });
}

describe("a reducer's function", () => {
  test.each(faults)(
    "that %s passes nothing on: whoever reads it goes on without it",
    async (_, join, code, status) => {
      const { app, models } = panelOf(inTheMiddle, {}, { functions: { join } });
      const { value, tookMs } = await inSimulatedTime(() => app.invoke(question));
      expect(value?.answer).toBe("fuse says");
      expect(shownTo(models["fuse"])).toEqual(["ada says"]);
      expect(value?.ledger[2]).toMatchObject({
        node: "join",
        sample: 1,
        model: "function join",
        attempt: 0,
        status,
        error: { code },
      });
      expect(tookMs).toBeLessThanOrEqual(1_000);
    },
  );

  test.each(faults)("that %s at the output fails the run by name", async (_, join, code) => {
    const { app } = panelOf(atOutput("fail"), {}, { functions: { join } });
    const { error } = await inSimulatedTime(() => app.invoke(question));
    expect(error).toMatchObject({
      code: "ANSWER_FAILED",
      call: { node: "join", error: { code } },
      ledger: [{ node: "ada" }, { node: "bob" }, { node: "join" }],
      proposals: [{ text: "ada says" }, { text: "bob says" }],
    });
  });

  test.each(faults)("that %s at the output leaves a draft, said so", async (_, join, code) => {
    const { app } = panelOf(atOutput(yes), {}, { functions: { join } });
    const { value } = await inSimulatedTime(() => app.invoke(question));
    expect(value?.answer).toBe("ada says");
    expect(value?.ledger.at(-1)).toMatchObject({
      node: "join",
      attempt: 0,
      error: { code },
      notes: [{ type: "draft", node: "ada", sample: 1 }],
    });
  });

  test("says what it threw and where to mend it, and keeps the error as the cause", async () => {
    const { error, events } = await toldBy(atOutput("fail"), boom);
    expect(error).toMatchObject({ cause: expect.objectContaining({ message: "boom" }) });
    expect((error as { call: { error: unknown } }).call.error).toMatchInlineSnapshot(`
      {
        "code": "FUNCTION_FAILED",
        "hint": "Fix \`join\`, which the graph names by \`{ use: "join" }\`.",
        "message": "The function \`join\` threw: boom",
      }
    `);
    expect(wordsOf(events, "join")).toEqual(["call-failed"]);
  });

  test("is named by whoever had nothing else to read", async () => {
    const { error } = await toldBy(onlyRead, boom);
    expect((error as Error).message).toMatchInlineSnapshot(`
      "Node \`fuse\` has no usable proposal to work on:
        join (function join): FUNCTION_FAILED: The function \`join\` threw: boom"
    `);
  });

  test("that throws a secret shows it to no log", async () => {
    const redact = (text: string): string => text.replaceAll("sk-1", "[key]");
    const join = (): never => {
      throw new Error("refused sk-1");
    };
    const { app } = panelOf(atOutput(yes), {}, { functions: { join }, redact });
    const { ledger } = await app.invoke(question);
    expect(ledger.at(-1)?.error?.message).toContain("refused [key]");
  });

  test("that never ends ends with its run", async () => {
    const { app } = panelOf(inTheMiddle, {}, { functions: { join: never } });
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error("enough")), 20);
    const begun = performance.now();
    await expect(app.invoke(question, { signal: stop.signal })).rejects.toThrow();
    // Far below the 120 s that a call may take; a busy machine may take seconds.
    expect(performance.now() - begun).toBeLessThan(30_000);
  });
});

describe("a draft from an output that makes no call", () => {
  test("is said in ledger and events: no comparison of a pairwise ranker came to anything", async () => {
    const down = always(new Error("down"));
    const layered = defineGraph({
      name: "late",
      onExhausted: yes,
      nodes: {
        ada: proposer({ model: "ada" }),
        fuse: aggregator({ model: "fuse", reads: ["ada"] }),
        best: ranker({ model: "judge", reads: ["fuse", "ada"], method: "pairwise" }),
      },
      output: "best",
    });
    const { app } = panelOf(layered, { judge: down });
    const events: RunEvent[] = [];
    for await (const event of streamRun(app, question)) events.push(event);
    expect(wordsOf(events, "best")).toEqual([
      "call-start",
      "call-failed",
      "call-failed",
      "call-note",
      "answer: fuse says",
    ]);
    const { ledger } = await app.invoke(question);
    expect(ledger.at(-1)).toMatchObject({
      node: "best",
      attempt: 0,
      status: "failed",
      error: { code: "NO_USABLE_PROPOSAL" },
      notes: [{ type: "draft", node: "fuse", sample: 1 }],
    });
    expect(ledger.filter(({ node }) => node === "best")).toHaveLength(2);
  });
});

describe("a draft after a call that was good", () => {
  test("ends that call as good: a verifier said that the answer fails", async () => {
    const graph = defineGraph({
      name: "checked",
      onExhausted: yes,
      nodes: {
        ada: proposer({ model: "ada" }),
        check: verifier({ model: "check", reads: ["ada"] }),
      },
      output: "check",
    });
    const { events, error } = await toldBy(graph, boom);
    expect(error).toBeUndefined();
    expect(wordsOf(events, "check")).toEqual([
      "call-start",
      "call-end",
      "call-note",
      "answer: ada says",
    ]);
  });
});
