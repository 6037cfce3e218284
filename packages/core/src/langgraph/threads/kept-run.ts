import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { CallJournal } from "../../ask/journal/call-journal.js";
import { lineOf } from "../../ask/journal/earlier-attempts.js";
import {
  entriesByStep,
  type JournalEntry,
  latestEntries,
} from "../../ask/journal/journal-entry.js";
import { type SavedEntry, toSaved } from "../../ask/journal/saved-entry.js";
import { emitWarning } from "../../errors/emit-warning.js";
import type { Call } from "../../ledger/call.js";
import { elapsedMs } from "../../ledger/clock.js";
import type { MoaUpdate, RunStart } from "../../runtime/graph-state.js";
import { listenerOfRun } from "../../runtime/run-listener.js";
import { CheckpointFailedError } from "../../errors/threads/checkpoint-failed-error.js";
import type { Compilation } from "../../runtime/compilation.js";
import { journalOfRun, type RunJournal } from "../../runtime/run-journal.js";
import { checkpointAt, givenSaver, givingSaver } from "../internals/savers/pregel-checkpointer.js";
import { type RunOptions, runWithSaver } from "../internals/stream-iterator.js";
import type { RunBeginning, RunEnd } from "../internals/run-loop.js";
import { GuardedSaver } from "./guarded-saver.js";
import { finishedUpdates, journalChannel, linesIn, openEntries } from "./open-entries.js";
import { lockThread, type ThreadLock } from "./thread-lock.js";

/** Where a run is kept. */
export interface Thread {
  readonly saver: BaseCheckpointSaver;
  readonly threadId: string;
  /** The namespace of the graph in the thread. Empty unless it is a node of another graph. */
  readonly ns: string;
  /** How many super-steps before its turn a step may start. */
  readonly superStepsAhead: number;
}

/** A thread, and who saves it. */
export interface SavedThread extends Pick<Thread, "saver" | "superStepsAhead"> {
  /** Names the thread, and perhaps one of its checkpoints. */
  readonly config: RunnableConfig;
}

/** What a run has in its state when it begins. */
interface KnownResults {
  /** When the run started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly ledger: readonly Call[];
}

/** Results with which a run begins, because they are kept from another. */
export interface KeptResults extends KnownResults {
  /** The journal's entries of calls that had not ended. */
  readonly carried: readonly JournalEntry[];
}

/** A run for which a thread is opened. */
interface OpenedRun {
  readonly compilation: Compilation;
  readonly signal: AbortSignal | undefined;
}

/** A run that is kept in a thread, from before LangGraph reads the thread until all is saved. */
export class KeptRun implements RunJournal {
  calls: CallJournal | undefined;
  finished: readonly MoaUpdate[] = [];
  cut: readonly Call[] = [];
  /** Number of ledger lines when the run paused. `undefined` if it has not. */
  linesAtPause: number | undefined;
  private planned: KeptResults | undefined;
  private closing: Promise<void> | undefined;
  /** Whether another run follows that the caller sees as the same. */
  isFollowed = false;
  private readonly guarded: GuardedSaver;

  private constructor(
    private readonly graph: object,
    private readonly thread: Thread,
    private readonly compilation: Compilation,
    private readonly lock: ThreadLock,
  ) {
    this.guarded = new GuardedSaver(thread.saver, thread.threadId);
  }

  /**
   * Opens a thread for a run.
   *
   * @throws ThreadBusyError `THREAD_BUSY` if another run writes it.
   */
  static async open(
    graph: object,
    thread: Thread,
    { compilation, signal }: OpenedRun,
  ): Promise<KeptRun> {
    const lock = await lockThread(thread.saver, thread, signal);
    return new KeptRun(graph, thread, compilation, lock);
  }

  /** The run that a step's config belongs to. */
  static in(config: RunnableConfig, compilation: Compilation): KeptRun | undefined {
    return journalOfRun.in(config, compilation) as KeptRun | undefined;
  }

  /** Runs the graph as LangGraph does, with this thread. */
  async *run(input: unknown, options: RunOptions | undefined): AsyncGenerator {
    try {
      yield* runWithSaver(this.graph, this.guarded.saver)(input, this.optionsOf(options));
      // What cannot be saved fails the run, though it has answered.
      await this.calls?.close();
    } catch (error) {
      throw this.lock.lost?.aborted === true ? this.failedBy(this.lock.lost.reason) : error;
    }
  }

  /** The thread as it is saved: at its last checkpoint, or at the one that the options name. */
  saved(options: RunOptions | undefined): SavedThread {
    const { threadId, ns, superStepsAhead } = this.thread;
    const config = checkpointAt(threadId, ns, options);
    return { saver: this.guarded.saver, config, superStepsAhead };
  }

  /** Whether the next run has results in its state that were chosen for it. */
  get isPlanned(): boolean {
    return this.planned !== undefined;
  }

  /** The next run has these results in its state. */
  plan(results: KeptResults): void {
    this.planned = results;
  }

  /** LangGraph has read the thread: reads what earlier processes have recorded of the run. */
  async begin(beginning: RunBeginning): Promise<void> {
    const { durability, checkpointConfig } = beginning;
    const { planned } = this;
    this.planned = undefined;
    if (durability === "exit") return warnOfNothingKept();
    const entries = planned?.carried ?? (await this.openEntries(beginning));
    const byStep = entriesByStep(entries);
    this.cut = [...byStep.values()].flatMap(latestEntries).map(lineOf);
    this.guarded.found(checkpointConfig());
    this.calls = new CallJournal((saved) => this.save(checkpointConfig(), saved), byStep);
    const known = planned ?? this.resultsOf(beginning);
    if (known !== undefined) this.tell(known, beginning);
  }

  /** LangGraph has ended the run, or paused it. */
  ended({ isPaused, read }: Pick<RunEnd, "isPaused" | "read">): void {
    this.linesAtPause = isPaused ? linesIn(read("ledger")).length : undefined;
  }

  /** What the state of a resumed run has. */
  private resultsOf({ thread, read }: RunBeginning): KnownResults | undefined {
    if (thread?.isWritten("runStart") !== true) return undefined;
    const start = read("runStart") as RunStart;
    const finished = this.finished.flatMap(({ ledger }) => linesIn(ledger));
    return { startedAt: start.atMs, ledger: [...linesIn(read("ledger")), ...finished] };
  }

  /** Tells the listener of the run what it need not do again. */
  private tell({ startedAt, ledger: kept }: KnownResults, { config }: RunBeginning): void {
    const listener = listenerOfRun.in(config, this.compilation);
    const atMs = elapsedMs(startedAt);
    listener?.take({ type: "run-resume", kept, cut: this.cut, atMs }, startedAt);
  }

  /** Saves what is left of a run that was cut off, and frees the thread. */
  close(): Promise<void> {
    return (this.closing ??= this.closeOnce());
  }

  /** LangGraph has saved the run. A run that was paused may be resumed in the same lock. */
  closeIfLast(): Promise<void> | undefined {
    const { isFollowed } = this;
    this.isFollowed = false;
    return isFollowed ? undefined : this.close();
  }

  private async closeOnce(): Promise<void> {
    // A run that has failed has its own error.
    await this.calls?.close().catch(() => {});
    await this.lock.release();
  }

  private optionsOf(options: RunOptions | undefined): RunOptions {
    const isGiven = givenSaver(options ?? {}) !== undefined;
    const configurable = {
      ...options?.configurable,
      ...(isGiven ? givingSaver(this.guarded.saver) : {}),
      ...journalOfRun.configurable(this.compilation, this),
    };
    const signals = [options?.signal, this.lock.lost].filter((signal) => signal !== undefined);
    const [signal] = signals.length > 1 ? [AbortSignal.any(signals)] : signals;
    return { ...options, configurable, ...(signal === undefined ? {} : { signal }) };
  }

  private failedBy(cause: unknown): CheckpointFailedError {
    return new CheckpointFailedError(this.thread.threadId, cause);
  }

  private async save(place: RunnableConfig, entries: readonly JournalEntry[]): Promise<void> {
    const writes = entries.map((entry): [string, SavedEntry] => [journalChannel, toSaved(entry)]);
    await this.guarded.saved(place);
    await this.guarded.saver.putWrites(place, writes, crypto.randomUUID());
  }

  /** The entries of calls that have not ended, as far as LangGraph knows. */
  private async openEntries({
    read,
    pendingWrites,
    checkpointConfig,
    thread,
  }: RunBeginning): Promise<readonly JournalEntry[]> {
    // A run from an older checkpoint asks again.
    if (thread === undefined || thread.isTimeTravel) return [];
    // Before the step `begin`, the thread has the start of the run before.
    if (!thread.isWritten("runStart")) return [];
    const { from, carried = [], plannedFor } = read("runStart") as RunStart;
    if (plannedFor !== undefined || from === undefined) return carried;
    this.finished = finishedUpdates(pendingWrites);
    const ledger = linesIn(read("ledger"));
    const cutOff = { ledger, pendingWrites, checkpoint: checkpointConfig(), from, carried };
    return openEntries(cutOff, this.guarded.saver, this.thread.superStepsAhead);
  }
}

let hasWarned = false;

/** With the durability `exit`, LangGraph saves a run when it ends. */
function warnOfNothingKept(): void {
  if (hasWarned) return;
  hasWarned = true;
  emitWarning(
    'A run has a checkpointer and the durability "exit": nothing of it is kept if the process is killed, and all its calls are then paid again. Leave `durability` out, or set it to "async" or "sync".',
    "MOAGRAPH_NOTHING_KEPT",
  );
}
