import type { Call, RunInput } from "@moagraph/core";
import type { ThreadConfig } from "../follow-run.js";

/** How a turn of a conversation starts. */
export interface Turn {
  readonly input: RunInput;
  /** Present if the turn was started before: the calls that had ended. */
  readonly before?: readonly Call[];
}

/** The conversation so far. Questions without an answer are not part of it. */
export interface Conversation {
  /** The thread that keeps it. */
  readonly thread?: ThreadConfig;
  /** Asks a question after all that was said. */
  ask(question: string): Promise<Turn>;
  /**
   * Continues the last question, which has no answer.
   *
   * @throws {@link UsageError} `NOTHING_TO_RESUME` if there is none.
   */
  resume(): Promise<Turn>;
  /** Adds a question with its answer. */
  keep(question: string, answer: string): void;
  clear(): Promise<void>;
  /** Attaches to the error of a turn what continues it, if anything does. */
  offer(error: unknown): void;
}
