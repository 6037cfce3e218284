import type { Call, Proposal } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { caseOf } from "../graphs/crash-case.js";
import type { ThreadStory } from "../kill/thread-story.js";
import { complaintsOf } from "../report/complaints.js";
import type { Exchange } from "../server/exchange.js";
import { referenceOf } from "./reference.js";
import { judgeThread } from "./judge-thread.js";

/** A reply to `ada`, which nothing reads, or to `fuse`, which reads it. */
function exchange(
  key: "ada" | "fuse",
  receivedAtMs: number,
  more: Partial<Exchange> = {},
): Exchange {
  const reads = key === "fuse" ? ["ada:0"] : [];
  return {
    thread: "moa-1",
    key,
    id: `${key}:${reads.length}`,
    reads,
    isAfterTool: false,
    receivedAtMs,
    endedAtMs: receivedAtMs + 100,
    outcome: "replied",
    isFirst: true,
    isLast: true,
    ...more,
  };
}

function line(node: string, more: Partial<Call> = {}): Call {
  const call: Partial<Call> = { node, sample: 1, model: `together:moa-1/${node}`, attempt: 1 };
  return { ...call, status: "ok", startedMs: node === "ada" ? 0 : 100, ...more } as Call;
}

function answered(
  ledger: readonly Call[],
  answer = "yes",
  texts = ["one"],
): ThreadStory["outcomes"] {
  const proposals = texts.map((text) => ({ node: "ada", sample: 1, text }));
  return [
    { type: "answered", answer, proposals: proposals as Partial<Proposal>[] as Proposal[], ledger },
  ];
}

/** Killed at 300 ms, while `fuse` is asked, and continued. */
function killed(outcomes: ThreadStory["outcomes"], more: Partial<ThreadStory> = {}): ThreadStory {
  const beatsMs = Array.from({ length: 15 }, (_, beat) => 20 * beat);
  const sessions = [
    { startedAtMs: 0, stoppedAtMs: 300, beatsMs },
    { startedAtMs: 1_000, beatsMs: [] },
  ];
  return { thread: "moa-1", sessions, kept: [], outcomes, isOver: true, busyMs: 0, ...more };
}

const whole = [line("ada"), line("fuse")];
const undisturbed: ThreadStory = { ...killed(answered(whole)), thread: "moa-0" };
const reference = referenceOf(undisturbed, [exchange("ada", 0), exchange("fuse", 100)]);

const cut = line("fuse", { status: "aborted" });
const twice = line("fuse", { attempt: 2 });
const requests = [
  exchange("ada", 0),
  exchange("fuse", 250, { outcome: "cut", endedAtMs: 301 }),
  exchange("fuse", 1_100),
];

function complaints(
  outcomes: ThreadStory["outcomes"],
  exchanges: readonly Exchange[] = requests,
  more: Partial<ThreadStory> = {},
): string[] {
  return complaintsOf([judgeThread(killed(outcomes, more), exchanges, reference)]);
}

describe("judgeThread", () => {
  test("accepts that a call in flight is asked again, with a line for each request", () => {
    expect(complaints(answered([line("ada"), cut, twice]))).toEqual([]);
  });

  test("names a request without a line", () => {
    expect(complaints(answered(whole))).toEqual(["moa-1: requests without a line: fuse"]);
  });

  test("accepts a line of a request that did not leave the process, and no other", () => {
    const unsent = [exchange("ada", 0), exchange("fuse", 1_100)];
    expect(complaints(answered([line("ada"), cut, twice]), unsent)).toEqual([]);
    const lines = [line("ada"), line("ada", { attempt: 2 }), cut, twice];
    expect(complaints(answered(lines), unsent)).toEqual(["moa-1: lines of no call in flight: ada"]);
  });

  test("names a call that had settled and is asked again", () => {
    const again = [...requests, exchange("ada", 1_000)];
    const lines = [line("ada"), line("ada", { attempt: 2 }), cut, twice];
    expect(complaints(answered(lines), again)).toEqual(["moa-1: settled calls asked again: ada:0"]);
  });

  test("a reply that a process at work had for less than 100 ms has not settled", () => {
    const late = [exchange("ada", 150), exchange("ada", 1_000), exchange("fuse", 1_200)];
    const lines = [line("ada", { status: "aborted" }), line("ada", { attempt: 2 }), line("fuse")];
    expect(complaints(answered(lines), late)).toEqual([]);
  });

  test("a process that waits for its turn is not at work", () => {
    const again = [exchange("ada", 0), exchange("ada", 1_000), exchange("fuse", 1_200)];
    const lines = [line("ada", { status: "aborted" }), line("ada", { attempt: 2 }), line("fuse")];
    const stalled = killed([]).sessions.map((session) => ({ ...session, beatsMs: [90] }));
    expect(complaints(answered(lines), again, { sessions: stalled })).toEqual([]);
  });

  test("names a call that the saver had kept and is asked again", () => {
    const late = [exchange("ada", 150), exchange("ada", 1_000), exchange("fuse", 1_200)];
    const lines = [line("ada", { status: "aborted" }), line("ada", { attempt: 2 }), line("fuse")];
    const kept = [{ ...line("ada"), atMs: 260, session: 0, turn: 0 }];
    expect(complaints(answered(lines), late, { kept })).toEqual([
      "moa-1: kept calls asked again: ada:0",
    ]);
  });

  test("names lost proposals and other answers", () => {
    const lines = [line("ada"), cut, twice];
    expect(complaints(answered(lines, "no", ["two"]))).toEqual([
      "moa-1: proposals lost: turn 1, ada, sample 1",
      "moa-1: answers that differ: no",
    ]);
  });

  test("tells unreadable threads from failed runs", () => {
    const failed = { type: "failed", message: "oops", ledger: [line("ada"), cut, twice] } as const;
    const all = (during: "read" | "run", code: string): string[] =>
      complaints([{ ...failed, during, code }]).filter((each) => !each.includes("lost"));
    expect(all("read", "OTHER")).toEqual(["moa-1: unreadable threads: OTHER: oops"]);
    expect(all("run", "CHECKPOINT_UNREADABLE")).toEqual([
      "moa-1: unreadable threads: CHECKPOINT_UNREADABLE: oops",
    ]);
    expect(all("run", "ANSWER_FAILED")).toEqual(["moa-1: failed runs: ANSWER_FAILED: oops"]);
  });

  test("counts requests beyond a budget, which may leave no answer", () => {
    const { maxModelCalls = 0 } = caseOf("budget-1");
    const requested = Array.from({ length: maxModelCalls + 1 }, (_, at) => exchange("ada", at));
    const ledger = requested.map((_, at) => line("ada", { attempt: at + 1 }));
    const failed = {
      type: "failed",
      during: "run",
      code: "BUDGET_EXHAUSTED",
      message: "",
      ledger,
    } as const;
    const story = { ...killed([failed]), thread: "budget-1" };
    const { overruns, failures } = judgeThread(story, requested, reference);
    expect([overruns, failures]).toEqual([["ada"], []]);
  });
});
