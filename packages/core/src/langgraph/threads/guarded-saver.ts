import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { CheckpointFailedError } from "../../errors/threads/checkpoint-failed-error.js";
import { CheckpointUnreadableError } from "../../errors/threads/checkpoint-unreadable-error.js";

/** The methods of a checkpointer that are guarded, and the error that each throws. */
const errors: Readonly<Record<string, new (threadId: string, cause: unknown) => Error>> = {
  getTuple: CheckpointUnreadableError,
  put: CheckpointFailedError,
  putWrites: CheckpointFailedError,
};

/** A checkpointer for one run. */
export interface GuardedSaver {
  readonly saver: BaseCheckpointSaver;
  /** Throws the error of the first write that has failed: LangGraph looks only when the run ends. */
  check(): void;
}

/**
 * The same checkpointer, whose errors are typed. It is a proxy: LangGraph and the checkpointer's own
 * methods find all that it has.
 */
export function guardSaver(saver: BaseCheckpointSaver, threadId: string): GuardedSaver {
  let failure: unknown;
  const guarded = (
    method: (...given: unknown[]) => unknown,
    FailedError: (typeof errors)[string],
  ) => {
    return async (...given: unknown[]): Promise<unknown> => {
      try {
        return await Reflect.apply(method, saver, given);
      } catch (cause) {
        const error = new FailedError(threadId, cause);
        if (error instanceof CheckpointFailedError) failure ??= error;
        throw error;
      }
    };
  };
  const proxy = new Proxy(saver, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      const FailedError = errors[String(key)];
      const method = value as (...given: unknown[]) => unknown;
      // Bound: a checkpointer may have private fields, which a proxy has not.
      return FailedError === undefined ? method.bind(target) : guarded(method, FailedError);
    },
  });
  return {
    saver: proxy,
    check() {
      if (failure !== undefined) throw failure as Error;
    },
  };
}
