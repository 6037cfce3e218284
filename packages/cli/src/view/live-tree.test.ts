import type { Call, CallPlan, RunEvent } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../terminal/display-width.js";
import { callLines, liveTree } from "./live-tree.js";
import { plainPaint } from "./paint.js";
import {
  aboveAnswer,
  emptyRunView,
  nextRunView,
  type RunViewState,
  withoutFlight,
} from "./run-view-state.js";

const plan: readonly CallPlan[] = [
  { node: "llama", sample: 1, model: "together:llama", layer: 1 },
  { node: "qwen", sample: 1, model: "together:qwen", layer: 1 },
  { node: "qwen", sample: 2, model: "together:qwen", layer: 1 },
  { node: "fuse", sample: 1, model: "openai:gpt-4o", layer: 2 },
];

function planned(index: number): CallPlan {
  return plan[index] as CallPlan;
}

function callOf(index: number, changes: Partial<Call> = {}): Call {
  const { node, sample, model } = planned(index);
  return {
    node,
    sample,
    model,
    attempt: 1,
    status: "ok",
    startedMs: 0,
    firstTokenMs: null,
    settledMs: 3200,
    inputTokens: 12,
    outputTokens: 512,
    costUsd: 0.0012,
    usageSource: "reported",
    ...changes,
  };
}

const runStart: RunEvent = { type: "run-start", graph: "panel", calls: plan, atMs: 0 };

function callStart(index: number, atMs = 0, attempt = 1): RunEvent {
  return { type: "call-start", ...planned(index), atMs, attempt };
}

function proposalEnd(index: number, changes: Partial<Call> = {}): RunEvent {
  const call = callOf(index, changes);
  const proposal = { ...planned(index), text: "…", usage: { inputTokens: 12, outputTokens: 512 } };
  return { type: "proposal-end", ...planned(index), atMs: call.settledMs, proposal, call };
}

function after(events: readonly RunEvent[]): RunViewState {
  return [runStart, ...events].reduce(nextRunView, emptyRunView(["2 layers", "4 calls"]));
}

function tree(
  events: readonly RunEvent[],
  nowMs: number,
  size = { columns: 80, rows: 24 },
): string {
  return `\n${liveTree(after(events), { nowMs, paint: plainPaint, ...size }).join("\n")}\n`;
}

const error = { code: "RATE_LIMITED", message: "Too many requests\nfor now." };
const failed = callOf(2, { status: "failed", outputTokens: 0, error });
const underWay: readonly RunEvent[] = [
  callStart(0),
  callStart(1),
  callStart(2),
  { type: "first-token", ...planned(1), atMs: 800 },
  { type: "call-failed", ...planned(2), atMs: 3200, call: failed },
];

function failedEvent(message: string): RunEvent {
  const call = callOf(0, { status: "failed", error: { code: "X", message } });
  return { type: "call-failed", ...planned(0), atMs: 3200, call };
}

describe("liveTree", () => {
  test("shows waiting, running, streaming and failed calls", () => {
    expect(tree(underWay, 3400)).toMatchInlineSnapshot(`
      "
      panel · 2 layers · 4 calls · 3.4 s
      ├─ layer 1
      │  ├─ ⠼ llama   running     3.4 s
      │  ├─ ⠼ qwen #1 streaming   3.4 s
      │  └─ ✗ qwen #2 failed      3.2 s  RATE_LIMITED: Too many requests for now.
      └─ layer 2
         └─ · fuse    waiting
      "
    `);
  });

  test("shows where replies come from that no model was asked for", () => {
    const cached = { status: "cached", attempt: 0, settledMs: 0 } as const;
    const kept = callOf(1, { ...cached, notes: [{ type: "kept" }] });
    const events: readonly RunEvent[] = [
      { type: "run-resume", kept: [callOf(0, cached), kept], cut: [], atMs: 0 },
    ];
    expect(tree(events, 100)).toMatchInlineSnapshot(`
      "
      panel · 2 layers · 4 calls · 0.1 s
      ├─ layer 1
      │  ├─ ✓ llama   done        0.0 s  from the cache
      │  ├─ ✓ qwen #1 done        0.0 s  kept from an earlier run
      │  └─ · qwen #2 waiting
      └─ layer 2
         └─ · fuse    waiting
      "
    `);
  });

  test("shows the usage of finished calls", () => {
    const events = [
      ...underWay,
      proposalEnd(0),
      proposalEnd(1, { costUsd: null, usageSource: "estimated" }),
      callStart(3, 3300),
    ];
    expect(tree(events, 4000)).toMatchInlineSnapshot(`
      "
      panel · 2 layers · 4 calls · 4.0 s
      ├─ layer 1
      │  ├─ ✓ llama   done        3.2 s   512 tokens  $0.0012
      │  ├─ ✓ qwen #1 done        3.2 s  ~512 tokens
      │  └─ ✗ qwen #2 failed      3.2 s  RATE_LIMITED: Too many requests for now.
      └─ layer 2
         └─ ⠋ fuse    running     0.7 s
      "
    `);
  });

  test("shows a call in rounds as one call, with the sums of its rounds", () => {
    const round = (number: number, changes: Partial<Call> = {}): Call => {
      const note = { type: "round", proposals: 3, layout: "append", ended: "chunk" } as const;
      return callOf(3, { attempt: number, round: number, notes: [note], ...changes });
    };
    const first = round(1, { startedMs: 500, firstTokenMs: 900, settledMs: 1500 });
    const events: readonly RunEvent[] = [
      { ...callStart(3, 500), round: 1 } as RunEvent,
      { type: "round-end", ...planned(3), atMs: 1500, call: first },
      { ...callStart(3, 1600, 2), round: 2 } as RunEvent,
      { ...callStart(3, 1900, 3), round: 2 } as RunEvent,
    ];
    const last = round(2, { attempt: 3, startedMs: 1900, settledMs: 3500 });
    const ledger = [first, round(2, { attempt: 2, status: "failed" }), last];
    const usage = { inputTokens: 24, outputTokens: 1024, costUsd: 0.0024 };
    const end = { status: "answered", answer: "…", ledger, usage, firstTokenMs: 900 } as const;
    const rows = [events.slice(0, 1), events, [...events, { type: "run-end", ...end, atMs: 3500 }]]
      .map((all) => tree(all as readonly RunEvent[], 2500, { columns: 100, rows: 24 }).trimEnd())
      .map((shown) => shown.slice(shown.lastIndexOf("└─")));
    expect(rows).toEqual([
      "└─ ⠴ fuse    running     2.0 s",
      "└─ ⠴ fuse    running     2.0 s  round 2, attempt 2",
      "└─ ✓ fuse    done        3.0 s  1024 tokens  $0.0024  2 rounds, first token after 0.4 s",
    ]);
  });

  test("ends every call with the run, also cancelled ones", () => {
    const ledger = [
      callOf(0),
      callOf(1, { status: "aborted", error: { code: "ABORTED", message: "Cut off." } }),
    ];
    const usage = { inputTokens: 24, outputTokens: 512, costUsd: null };
    const end: RunEvent = {
      type: "run-end",
      status: "aborted",
      answer: null,
      ledger,
      usage,
      firstTokenMs: null,
      atMs: 5000,
    };
    expect(tree([callStart(0), callStart(1), end], 9000)).toMatchInlineSnapshot(`
      "
      panel · 2 layers · 4 calls · 5.0 s
      ├─ layer 1
      │  ├─ ✓ llama   done        3.2 s   512 tokens  $0.0012
      │  ├─ ■ qwen #1 stopped     3.2 s  ABORTED: Cut off.
      │  └─ · qwen #2 skipped
      └─ layer 2
         └─ · fuse    skipped
      "
    `);
  });

  test("above the answer, refers to the calls in flight, which are listed when they end", () => {
    const streaming = [...underWay, callStart(3), { type: "first-token", ...planned(3), atMs: 9 }];
    const state = after(streaming as RunEvent[]);
    const canvas = { nowMs: 3400, columns: 80, rows: 24, paint: plainPaint };
    expect(`\n${liveTree(aboveAnswer(state), canvas).join("\n")}\n`).toMatchInlineSnapshot(`
      "
      panel · 2 layers · 4 calls · 3.4 s
      ├─ layer 1
      │  ├─ ↓ llama   see below
      │  ├─ ↓ qwen #1 see below
      │  └─ ✗ qwen #2 failed      3.2 s  RATE_LIMITED: Too many requests for now.
      └─ layer 2
         └─ ↓ fuse    see below
      "
    `);
    const ended = withoutFlight(nextRunView(state, proposalEnd(0)));
    const later = ended.calls.filter(({ sample }) => sample === 1);
    expect(`\n${callLines(ended, later, canvas).join("\n")}\n`).toMatchInlineSnapshot(`
      "
      ✓ llama   done        3.2 s   512 tokens  $0.0012
      ■ qwen #1 stopped     3.4 s
      ■ fuse    stopped     3.4 s
      "
    `);
    const few = callLines(ended, later, { ...canvas, rows: 6 });
    expect(few.at(-1)).toBe("… 2 more: 1 done, 1 stopped");
  });

  test.each([
    ["中文模型", "漢字漢字漢字"],
    ["e\u0301le\u0300ve", "👩‍👩‍👧 ❤️ 🎉 café"],
  ])("fits %s in columns, with a reason in any script", (node, message) => {
    const calls = [{ ...planned(0), node }, planned(1)];
    const call = callOf(0, { node, status: "failed", error: { code: "X", message } });
    const events: RunEvent[] = [
      { type: "run-start", graph: node, calls, atMs: 0 },
      { type: "call-failed", ...planned(0), node, atMs: 3200, call },
    ];
    const state = events.reduce(nextRunView, emptyRunView(["2 layers", "4 calls"]));
    for (const columns of [20, 33, 36, 38, 80]) {
      const lines = liveTree(state, { nowMs: 1, columns, rows: 24, paint: plainPaint });
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns);
      const [one = "", other = ""] = lines.filter((line) => /failed|waiting/.test(line));
      expect(displayWidth(one.split("failed")[0] ?? "")).toBe(
        displayWidth(other.split("waiting")[0] ?? ""),
      );
    }
  });

  test("escapes control characters of vendors", () => {
    const message = "\u001B[2J\u202Eevil\nnext";
    const events = [callStart(0), failedEvent(message)];
    expect(tree(events, 10)).toContain("X: \\u{1b}[2J\\u{202e}evil next");
  });

  test("shows the current attempt", () => {
    expect(tree([callStart(0, 0, 1), callStart(0, 1000, 2)], 2000)).toContain(
      "running     1.0 s  attempt 2",
    );
  });

  test("truncates lines at the width of a narrow terminal", () => {
    const shown = tree(underWay, 3400, { columns: 30, rows: 24 });
    expect(shown).toMatchInlineSnapshot(`
      "
      panel · 2 layers · 4 calls · …
      ├─ layer 1
      │  ├─ ⠼ llama   running     3…
      │  ├─ ⠼ qwen #1 streaming   3…
      │  └─ ✗ qwen #2 failed      3…
      └─ layer 2
         └─ · fuse    waiting
      "
    `);
    expect(Math.max(...shown.split("\n").map((line) => line.length))).toBeLessThanOrEqual(30);
  });

  test("keeps a wide layer within the height of the terminal", () => {
    const wide = Array.from({ length: 200 }, (_, index) => ({
      node: `p${index + 1}`,
      sample: 1,
      model: "a:b",
      layer: 1,
    }));
    const calls = [...wide, { ...planned(3) }];
    const start: RunEvent = { type: "run-start", graph: "wide", calls, atMs: 0 };
    const thinking: RunEvent = {
      type: "call-start",
      ...(wide[150] as CallPlan),
      attempt: 1,
      atMs: 0,
    };
    const state = [start, thinking].reduce(nextRunView, emptyRunView(["2 layers", "201 calls"]));
    const lines = liveTree(state, { nowMs: 500, columns: 80, rows: 10, paint: plainPaint });
    expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
      "
      wide · 2 layers · 201 calls · 0.5 s
      ├─ layer 1
      │  ├─ · p1   waiting
      │  ├─ · p2   waiting
      │  ├─ · p3   waiting
      │  ├─ ⠴ p151 running     0.5 s
      │  └─ … 196 more: 196 waiting
      └─ layer 2
         └─ · fuse waiting
      "
    `);
    expect(lines.length).toBeLessThan(10);
  });

  test("colours the visible text", () => {
    const paint = { ...plainPaint, bad: (text: string) => `<bad>${text}</bad>` };
    const lines = liveTree(after(underWay), { nowMs: 3400, columns: 80, rows: 24, paint });
    expect(lines.filter((line) => line.includes("<bad>"))).toHaveLength(1);
  });

  test("shows below the layers why a node without a call failed", () => {
    const thrown = { code: "FUNCTION_FAILED", message: "The function `f` threw: boom" };
    const call = callOf(3, { node: "join", attempt: 0, status: "failed", error: thrown });
    const join: RunEvent = { ...planned(3), type: "call-failed", node: "join", atMs: 1, call };
    const lines = liveTree(after([join]), { nowMs: 3, columns: 80, rows: 9, paint: plainPaint });
    expect(lines.at(-1)).toBe("✗ join failed FUNCTION_FAILED: The function `f` threw: boom");
    expect(lines.length).toBeLessThan(9);
  });
});
