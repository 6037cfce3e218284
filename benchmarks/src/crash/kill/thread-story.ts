import type { ChildReport, KeptCall, RunOutcome, ThreadOrder } from "../child/child-message.js";
import { setupOf } from "../graphs/crash-case.js";

/** A process that ran a thread. Times are in milliseconds since 1970. */
export interface Session {
  readonly startedAtMs: number;
  /** When the process was killed or the run cancelled; `undefined` if the thread had ended before. */
  stoppedAtMs?: number;
  /** When the process reported that it was at work. */
  readonly beatsMs: number[];
}

/** A line of the ledger that the saver has kept. */
export interface KeptLine extends KeptCall {
  readonly atMs: number;
  /** The index of the session. */
  readonly session: number;
  /** The index of the question. */
  readonly turn: number;
}

/** What happened to a thread, from its first question to its last answer. */
export interface ThreadStory {
  readonly thread: string;
  readonly sessions: Session[];
  readonly kept: KeptLine[];
  /** By the index of the question. */
  readonly outcomes: RunOutcome[];
  isOver: boolean;
  /** How long the lock of a killed process was waited for, in milliseconds. */
  busyMs: number;
}

/** Begins the story of a thread. */
export function newStory(thread: string): ThreadStory {
  return { thread, sessions: [], kept: [], outcomes: [], isOver: false, busyMs: 0 };
}

/** How the next process is to run the thread. */
export function orderOf({ thread, sessions }: ThreadStory): ThreadOrder {
  return { thread, mode: sessions.length === 0 ? "start" : "resume", setup: setupOf(thread) };
}

/** Adds to a story what a child process has reported. */
export function addReport(story: ThreadStory, report: ChildReport): void {
  const { sessions, outcomes } = story;
  if (report.type === "beat") sessions.at(-1)?.beatsMs.push(report.atMs);
  if (report.type === "kept") {
    const place = { atMs: report.atMs, session: sessions.length - 1, turn: outcomes.length };
    story.kept.push(...report.calls.map((call) => ({ ...call, ...place })));
  }
  if (report.type === "outcome") outcomes[report.turn] = report.outcome;
  if (report.type === "ended") {
    story.isOver = true;
    story.busyMs = Math.max(story.busyMs, report.busyMs);
  }
}
