import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver, Checkpoint } from "@langchain/langgraph";
import { CheckpointFailedError } from "../../errors/threads/checkpoint-failed-error.js";
import { CheckpointUnreadableError } from "../../errors/threads/checkpoint-unreadable-error.js";
import { endOfTick } from "../../ask/journal/end-of-tick.js";
import { checkpointIdIn } from "../internals/savers/pregel-checkpointer.js";

/** Of the event loop, for a checkpoint that LangGraph has decided to save. */
const mostTurns = 1_000;

type Method = (...given: unknown[]) => unknown;

/**
 * A checkpointer for one run: its errors are typed, and it knows which checkpoints it has confirmed.
 *
 * LangGraph gets a proxy, in which it and the checkpointer's own methods find all that the checkpointer
 * has. It does not wait for a checkpoint before it starts the next steps, and looks for failed writes when
 * the run ends.
 */
export class GuardedSaver {
  readonly saver: BaseCheckpointSaver;
  private failure: CheckpointFailedError | undefined;
  /** Ids of the checkpoints that are saved. */
  private readonly savedIds = new Set<string>();
  /** Checkpoints that are being saved, or could not be, by id. */
  private readonly puts = new Map<string, Promise<unknown>>();

  constructor(
    private readonly given: BaseCheckpointSaver,
    private readonly threadId: string,
  ) {
    const guarded: Readonly<Record<string, Method>> = {
      getTuple: (...args) => this.reading(args),
      list: (...args) => this.listing(args),
      put: (...args) => this.putting(args as [unknown, Checkpoint]),
      putWrites: (...args) => this.writing("putWrites", args),
    };
    this.saver = new Proxy(given, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== "function") return value;
        // Bound: a checkpointer may have private fields, which a proxy has not.
        return guarded[String(key)] ?? (value as Method).bind(target);
      },
    });
  }

  /** A checkpoint that was read is saved. */
  found(config: RunnableConfig): void {
    this.savedIds.add(checkpointIdIn(config));
  }

  /**
   * Waits until a checkpoint is saved: what is written to it is lost with it.
   *
   * @throws CheckpointFailedError `CHECKPOINT_FAILED` if any write of the run has failed.
   */
  async saved(config: RunnableConfig): Promise<void> {
    const id = checkpointIdIn(config);
    // LangGraph begins to save a checkpoint when the ones before it are saved.
    for (let turn = 0; turn < mostTurns && !this.isBegun(id); turn += 1) {
      await Promise.all([...this.puts.values(), endOfTick()]);
    }
    await this.puts.get(id);
    if (this.failure !== undefined) throw this.failure;
  }

  private putting(args: readonly [unknown, Checkpoint]): Promise<unknown> {
    const [, { id }] = args;
    const put = this.writing("put", args);
    this.puts.set(id, put);
    // LangGraph gets the error, and `saved` throws it.
    put.then(() => this.confirm(id)).catch(() => {});
    return put;
  }

  private confirm(id: string): void {
    this.puts.delete(id);
    this.savedIds.add(id);
  }

  private isBegun(id: string): boolean {
    return this.savedIds.has(id) || this.puts.has(id);
  }

  private async writing(key: "put" | "putWrites", args: readonly unknown[]): Promise<unknown> {
    try {
      return await this.call(key, args);
    } catch (cause) {
      this.failure ??= new CheckpointFailedError(this.threadId, cause);
      throw this.failure;
    }
  }

  private call(key: "getTuple" | "list" | "put" | "putWrites", args: readonly unknown[]): unknown {
    return Reflect.apply(this.given[key] as Method, this.given, args);
  }

  private async reading(args: readonly unknown[]): Promise<unknown> {
    try {
      return await this.call("getTuple", args);
    } catch (cause) {
      throw new CheckpointUnreadableError(this.threadId, cause);
    }
  }

  private async *listing(args: readonly unknown[]): AsyncGenerator {
    try {
      yield* this.call("list", args) as AsyncGenerator;
    } catch (cause) {
      throw new CheckpointUnreadableError(this.threadId, cause);
    }
  }
}
