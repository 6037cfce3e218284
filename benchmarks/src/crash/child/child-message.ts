import type { Call, Proposal } from "@moagraph/core";
import type { SaverSpec } from "./open-saver.js";

/** A thread that a child process is to run. */
export interface ThreadOrder {
  readonly thread: string;
  /**
   * `start`: ask the question. `resume`: continue after a crash. `undisturbed`: ask the question
   * without a checkpointer.
   */
  readonly mode: "start" | "resume" | "undisturbed";
}

/** What the parent tells a child process. */
export type ChildOrder =
  | { readonly type: "open"; readonly serverUrl: string; readonly saver: SaverSpec }
  | { readonly type: "run"; readonly threads: readonly ThreadOrder[] };

/** A line of the ledger whose write the saver has confirmed. */
export type KeptCall = Pick<Call, "node" | "sample" | "attempt" | "status">;

/** How a thread ended in a child process. */
export type ThreadEnd =
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

/** What a child process tells its parent. */
export type ChildReport =
  | { readonly type: "ready" }
  /** The process is at work. */
  | { readonly type: "beat"; readonly atMs: number }
  | { readonly type: "kept"; readonly thread: string; readonly atMs: number; readonly calls: readonly KeptCall[] }
  | { readonly type: "ended"; readonly thread: string; readonly end: ThreadEnd; readonly busyMs: number };
