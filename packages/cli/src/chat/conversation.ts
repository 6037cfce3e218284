import type { RunInput } from "@moagraph/core";
import type { ThreadConfig } from "../follow-run.js";

/** The conversation so far. Questions without an answer are not part of it. */
export interface Conversation {
  /** The thread that keeps it. */
  readonly thread?: ThreadConfig;
  /** Returns the input that asks a question after all that was said. */
  ask(question: string): Promise<RunInput>;
  /**
   * Returns the input that continues the last question, which has no answer.
   *
   * @throws {@link UsageError} `NOTHING_TO_RESUME` if there is none.
   */
  resume(): Promise<RunInput>;
  /** Adds a question with its answer. */
  keep(question: string, answer: string): void;
  clear(): Promise<void>;
  /** Attaches to the error of a turn what continues it, if anything does. */
  offer(error: unknown): void;
}
