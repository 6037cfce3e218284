import type { ChildReport, KeptCall, ThreadEnd, ThreadOrder } from "../child/child-message.js";

/** A process that ran a thread. Times are in milliseconds since 1970. */
export interface Session {
  readonly startedAtMs: number;
  /** `undefined` if it was not killed while it ran the thread. */
  killedAtMs?: number;
  /** When the process reported that it was at work. */
  readonly beatsMs: number[];
}

/** A line of the ledger that the saver has kept. */
export interface KeptLine extends KeptCall {
  readonly atMs: number;
  /** The index of the session. */
  readonly session: number;
}

/** What happened to a thread, from its start to its answer. */
export interface ThreadStory {
  readonly thread: string;
  readonly sessions: Session[];
  readonly kept: KeptLine[];
  /** How long the lock of a killed process was waited for, in milliseconds. */
  busyMs: number;
  end?: ThreadEnd;
}

/** Begins the story of a thread. */
export function newStory(thread: string): ThreadStory {
  return { thread, sessions: [], kept: [], busyMs: 0 };
}

/** How the next process is to run the thread. */
export function orderOf({ thread, sessions }: ThreadStory): ThreadOrder {
  return { thread, mode: sessions.length === 0 ? "start" : "resume" };
}

/** Adds to a story what a child process has reported. */
export function addReport(story: ThreadStory, report: ChildReport): void {
  if (report.type === "kept") {
    const session = story.sessions.length - 1;
    const { atMs } = report;
    story.kept.push(...report.calls.map((call) => ({ ...call, atMs, session })));
  }
  if (report.type === "beat") story.sessions.at(-1)?.beatsMs.push(report.atMs);
  if (report.type === "ended") {
    story.end = report.end;
    story.busyMs = Math.max(story.busyMs, report.busyMs);
  }
}
