import type { Call, GraphSpec, Proposal } from "@moagraph/core";
import type { SaverSpec } from "../savers/open-saver.js";

/** A graph, and how it is run in a thread. */
export interface ThreadSetup {
  readonly graph: GraphSpec;
  /** The model ids of agents at the test server, by their names in the graph. */
  readonly agents: Readonly<Record<string, string>>;
  readonly earlyStarts: boolean;
  /** Number of questions. */
  readonly turns: number;
  readonly durability: "sync" | "async" | "exit";
  /** Whether a run that throws is continued in the same process. */
  readonly continuesAfterThrow: boolean;
}

/** A thread that a child process is to run. */
export interface ThreadOrder {
  readonly thread: string;
  /**
   * `start`: ask the questions. `resume`: continue after a crash. `undisturbed`: ask the questions
   * with a checkpointer in memory.
   */
  readonly mode: "start" | "resume" | "undisturbed";
  readonly setup: ThreadSetup;
}

/** What the parent tells a child process. */
export type ChildOrder =
  | { readonly type: "open"; readonly serverUrl: string; readonly saver: SaverSpec }
  | { readonly type: "run"; readonly threads: readonly ThreadOrder[] }
  /** Cancels all runs. */
  | { readonly type: "cancel" };

/** A line of the ledger whose write the saver has confirmed. */
export type KeptCall = Pick<Call, "node" | "sample" | "attempt" | "status">;

/** How the run of a question ended. */
export type RunOutcome =
  | {
      readonly type: "answered";
      readonly answer: string;
      readonly proposals: readonly Proposal[];
      readonly ledger: readonly Call[];
    }
  | {
      readonly type: "failed";
      /** What failed: to read the thread, or to run it. */
      readonly during: "read" | "run";
      readonly code: string;
      readonly message: string;
      readonly ledger: readonly Call[];
    };

/** What a child process tells its parent. Times are in milliseconds since 1970. */
export type ChildReport =
  /** The process is at work. */
  | { readonly type: "beat"; readonly atMs: number }
  /** The saver has confirmed the write of these lines. */
  | {
      readonly type: "kept";
      readonly thread: string;
      readonly atMs: number;
      readonly calls: readonly KeptCall[];
    }
  /** A question of a thread is answered, or failed. */
  | {
      readonly type: "outcome";
      readonly thread: string;
      /** The index of the question. */
      readonly turn: number;
      readonly outcome: RunOutcome;
    }
  /** The run of a thread was cancelled. */
  | { readonly type: "cancelled"; readonly thread: string }
  /** All questions of a thread are answered, or one has failed. */
  | {
      readonly type: "ended";
      readonly thread: string;
      /** How long the lock of a killed process was waited for, in milliseconds. */
      readonly busyMs: number;
    };
