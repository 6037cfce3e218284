import { Command, MemorySaver } from "@langchain/langgraph";
import {
  aggregator,
  asChatModel,
  compile,
  defineGraph,
  human,
  proposer,
  streamRun,
  verifier,
} from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { describe, expect, test } from "vitest";
import { createRunRecorder } from "./create-run-recorder.js";
import { duet as plainDuet } from "../../test/duet.js";
import { recordRun } from "../../test/record-run.js";
import { overloaded, ScriptedModel } from "../../test/scripted-model.js";
import type { AttemptReport, RunReport } from "../run-report.js";

const duet = defineGraph({ ...plainDuet, retry: { attempts: 2, maxDelayMs: 0 } });

type Models = Readonly<Record<string, ScriptedModel>>;

const replies = (models: Models = {}): Models => ({
  ada: new ScriptedModel("Ada says."),
  bob: new ScriptedModel("Bob says."),
  fuse: new ScriptedModel("So it is."),
  ...models,
});

const line = ({ node, attempt, line: call, reply }: AttemptReport): unknown[] => [
  node,
  attempt,
  call?.status,
  reply,
];

function promptOf(report: RunReport, { prompt }: AttemptReport): string[] {
  const indexes = report.prompts[prompt ?? -1] ?? [];
  return indexes.map((index) => report.messages[index]?.text ?? "");
}

describe("createRunRecorder", () => {
  test("records prompt, reply and ledger line of every call, and the answer", async () => {
    const report = await recordRun(duet, compile(duet, { models: replies() }));
    expect(report.attempts.map(line)).toEqual([
      ["ada", 1, "ok", "Ada says."],
      ["bob", 1, "ok", "Bob says."],
      ["fuse", 1, "ok", "So it is."],
    ]);
    const [ada, , fuse] = report.attempts;
    expect(ada && promptOf(report, ada)).toEqual(["Why?"]);
    expect(fuse && promptOf(report, fuse)[0]).toContain("Bob says.");
    expect(report).toMatchObject({ status: "answered", answer: "So it is.", error: null });
    expect(report.conversation).toEqual([{ role: "human", text: "Why?" }]);
    expect(report.planned.map(({ node, layer }) => [node, layer])).toEqual([
      ["ada", 1],
      ["bob", 1],
      ["fuse", 2],
    ]);
  });

  test("records a run that was resumed as one run", async () => {
    const nodes = { ...plainDuet.nodes, pick: human({ reads: ["fuse"] }) };
    const graph = defineGraph({ name: "asking", nodes, output: "pick" });
    const app = compile(graph, { models: replies(), checkpointer: new MemorySaver() });
    const recorder = createRunRecorder(graph);
    const options = { callbacks: recorder.callbacks, configurable: { thread_id: "1" } };
    for await (const event of streamRun(app, "Why?", options)) recorder.take(event);
    expect(recorder.report()).toMatchObject({ status: "interrupted", answer: null });
    const reply = new Command({ resume: { choice: 1 } });
    for await (const event of streamRun(app, reply, options)) recorder.take(event);
    const report = recorder.report();
    expect(report).toMatchObject({ status: "answered", answer: "So it is." });
    expect(report.conversation).toEqual([{ role: "human", text: "Why?" }]);
    expect(report.attempts.map(({ node }) => node)).toEqual(["ada", "bob", "fuse", "pick"]);
    expect(report.attempts.at(-1)?.notes).toMatchObject([{ type: "human", action: "chose" }]);
  });

  test("keeps each message once", async () => {
    const report = await recordRun(duet, compile(duet, { models: replies() }));
    expect(report.messages).toHaveLength(2);
    expect(report.prompts).toEqual([[0], [1, 0]]);
  });

  test("is plain JSON", async () => {
    const report = await recordRun(duet, compile(duet, { models: replies() }));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test("shows the reply so far while it streams", async () => {
    const seen: string[] = [];
    await recordRun(duet, compile(duet, { models: replies() }), {
      onEvent: (event, recorder) => {
        if (event.type === "answer-token") {
          seen.push(recorder.report().attempts.find(({ node }) => node === "fuse")?.reply ?? "");
        }
      },
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((text) => "So it is.".startsWith(text) && text !== "")).toBe(true);
  });

  test("records a retry and a fallback as attempts of their own", async () => {
    const graph = defineGraph({ ...duet, fallback: ["spare"] });
    const models = replies({
      ada: new ScriptedModel(overloaded(), "Ada at last."),
      bob: new ScriptedModel(overloaded(), overloaded()),
      spare: new ScriptedModel("Spare says."),
    });
    const report = await recordRun(graph, compile(graph, { models }));
    expect(report.attempts.map(line)).toEqual([
      ["ada", 1, "failed", ""],
      ["ada", 2, "ok", "Ada at last."],
      ["bob", 1, "failed", ""],
      ["bob", 2, "failed", ""],
      ["bob", 3, "ok", "Spare says."],
      ["fuse", 1, "ok", "So it is."],
    ]);
    const spare = report.attempts[4];
    expect(spare?.model).toBe("spare");
    expect(spare?.notes.map(({ type }) => type)).toEqual(["fallback"]);
    expect(new Set(report.attempts.map(({ prompt }) => prompt)).size).toBe(2);
  });

  test("shows a note as soon as it is reported", async () => {
    const graph = defineGraph({ ...duet, fallback: ["spare"] });
    const bob = new ScriptedModel(overloaded(), overloaded());
    const models = replies({ bob, spare: new ScriptedModel("Spare says.") });
    let notes: readonly string[] = [];
    await recordRun(graph, compile(graph, { models }), {
      onEvent: (event, recorder) => {
        if (event.type !== "call-start" || event.model !== "spare") return;
        const attempt = recorder.report().attempts.find(({ model }) => model === "spare");
        expect(attempt?.line).toBeNull();
        notes = attempt?.notes.map(({ type }) => type) ?? [];
      },
    });
    expect(notes).toEqual(["fallback"]);
  });

  test("records a failed run with its error and the page about it", async () => {
    const models = replies({ fuse: new ScriptedModel(new Error("The key is wrong.")) });
    const report = await recordRun(duet, compile(duet, { models }));
    expect(report).toMatchObject({ status: "failed", answer: null });
    expect(report.error).toMatchObject({ code: "ANSWER_FAILED" });
    expect(report.error?.docsUrl).toMatch(/errors\/answer-failed\.html$/);
    expect(report.attempts.map(({ line: call }) => call?.status)).toEqual(["ok", "ok", "failed"]);
  });

  test("has the status of a run that could not start", () => {
    const recorder = createRunRecorder(duet);
    expect(recorder.report().status).toBe("running");
    recorder.fail(new Error("There is no model."));
    expect(recorder.report()).toMatchObject({ status: "failed", startedAt: null, answer: null });
  });

  test("keeps how a run ended if its caller names the cause", async () => {
    const recorder = createRunRecorder(duet);
    const run = streamRun(
      compile(duet, { models: replies() }),
      { messages: "Why?" },
      { callbacks: recorder.callbacks },
    );
    for await (const event of run) recorder.take(event);
    recorder.fail(new Error("The output is closed."));
    expect(recorder.report().status).toBe("answered");
  });

  test("records a run that its caller stopped, with the calls in flight", async () => {
    const stop = new AbortController();
    const never = new Promise<string>(() => {});
    const models = replies({ bob: new ScriptedModel(never) });
    const report = await recordRun(duet, compile(duet, { models }), {
      signal: stop.signal,
      onEvent: ({ type }) => {
        if (type === "proposal-end") stop.abort();
      },
    });
    expect(report).toMatchObject({ status: "aborted", answer: null, error: null });
    expect(report.attempts.map(line)).toEqual([
      ["ada", 1, "ok", "Ada says."],
      ["bob", 1, "aborted", ""],
    ]);
  });

  test("records verdicts and samples", async () => {
    const graph = defineGraph({
      name: "checked",
      nodes: {
        ada: proposer({ model: "ada", samples: 2 }),
        check: verifier({ model: "check", reads: ["ada"] }),
        fuse: aggregator({ model: "fuse", reads: ["check"] }),
      },
      output: "fuse",
    });
    const models = replies({
      ada: new ScriptedModel("One.", "Two."),
      check: new ScriptedModel("PASS", "FAIL"),
    });
    const report = await recordRun(graph, compile(graph, { models }));
    expect(report.attempts.map(({ node, sample, reply }) => [node, sample, reply])).toEqual([
      ["ada", 1, "One."],
      ["ada", 2, "Two."],
      ["check", 1, "PASS"],
      ["check", 2, "FAIL"],
      ["fuse", 1, "So it is."],
    ]);
  });

  test("ignores the calls within a model that is a graph itself", async () => {
    const inner = compile(duet, { models: replies() });
    const outer = defineGraph({
      name: "outer",
      nodes: {
        ada: proposer({ model: "inner" }),
        fuse: aggregator({ model: "end", reads: ["ada"] }),
      },
      output: "fuse",
    });
    const models = { inner: asChatModel(inner), end: new ScriptedModel("The end.") };
    const report = await recordRun(outer, compile(outer, { models }));
    expect(report.attempts.map(line)).toEqual([
      ["ada", 1, "ok", "So it is."],
      ["fuse", 1, "ok", "The end."],
    ]);
    expect(report.answer).toBe("The end.");
  });

  test("keeps attempts that did not change as they were", async () => {
    const app = compile(duet, { models: replies() });
    await recordRun(duet, app, {
      onEvent: (_, recorder) => {
        const [before, after] = [recorder.report(), recorder.report()];
        expect(after.attempts.every((each, index) => each === before.attempts[index])).toBe(true);
      },
    });
  });

  test("records a graph with 200 proposers", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `p${index}`);
    const graph = defineGraph({
      name: "wide",
      nodes: {
        ...Object.fromEntries(
          names.map(
            (name) => [name, proposer({ model: `simulated:${name}`, maxOutputTokens: 2 })] as const,
          ),
        ),
        fuse: aggregator({ model: "simulated:fuse", reads: names }),
      },
      output: "fuse",
    });
    const app = compile(graph, { providers: [simulated()] });
    const report = await recordRun(graph, app, { prompt: "What about tides?" });
    expect(report.attempts).toHaveLength(201);
    expect(report.prompts).toHaveLength(2);
  });
});
