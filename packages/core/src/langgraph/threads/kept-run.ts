import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { CallJournal } from "../../ask/journal/call-journal.js";
import { lineOf } from "../../ask/journal/earlier-attempts.js";
import {
  entriesByStep,
  type JournalEntry,
  latestEntries,
} from "../../ask/journal/journal-entry.js";
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
import { refuseChangedGraph } from "../resuming/refuse-changed-graph.js";
import { refuseNewerFormat } from "../resuming/refuse-newer-format.js";
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

/** A run that is kept in a thread, from before LangGraph reads the thread until all is saved. */
export class KeptRun implements RunJournal {
  calls: CallJournal | undefined;
  finished: readonly MoaUpdate[] = [];
  cut: readonly Call[] = [];
  /** Number of ledger lines when the run paused. `undefined` if it has not. */
  linesAtPause: number | undefined;
  private planned: KeptResults | undefined;
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
  static async open(graph: object, thread: Thread, compilation: Compilation): Promise<KeptRun> {
    const lock = await lockThread(thread.saver, thread.threadId, thread.ns);
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

  /** The next run has these results in its state. */
  plan(results: KeptResults): void {
    this.planned = results;
  }

  /** LangGraph has read the thread: reads what earlier processes have recorded of the run. */
  async begin(beginning: RunBeginning): Promise<void> {
    const { planned } = this;
    this.planned = undefined;
    if (beginning.isResumed) refuseNewerFormat(startIn(beginning));
    if (planned === undefined) {
      await refuseChangedGraph(this.compilation.graph, beginning, this.guarded.saver);
    }
    if (beginning.durability === "exit") return warnOfNothingKept();
    const { checkpointConfig } = beginning;
    const entries = planned?.carried ?? (await this.openEntries(beginning));
    const byStep = entriesByStep(entries);
    this.cut = [...byStep.values()].flatMap(latestEntries).map(lineOf);
    this.guarded.found(checkpointConfig());
    this.calls = new CallJournal((saved) => this.save(checkpointConfig(), saved), byStep);
    this.tell(planned ?? this.resultsIn(beginning), beginning);
  }

  /** What the state of a resumed run has. */
  private resultsIn(beginning: RunBeginning): KnownResults | undefined {
    const start = startIn(beginning);
    if (!beginning.isResumed || start === undefined) return undefined;
    const finished = this.finished.flatMap(({ ledger }) => linesIn(ledger));
    return { startedAt: start.atMs, ledger: [...linesIn(beginning.read("ledger")), ...finished] };
  }

  /** LangGraph has ended the run, or paused it. */
  ended({ isPaused, read }: Pick<RunEnd, "isPaused" | "read">): void {
    this.linesAtPause = isPaused ? linesIn(read("ledger")).length : undefined;
  }

  /** Tells the listener of the run what it need not do again. */
  private tell(known: KnownResults | undefined, { config }: RunBeginning): void {
    const listener = listenerOfRun.in(config, this.compilation);
    if (known === undefined || listener === undefined) return;
    const { startedAt, ledger: kept } = known;
    const atMs = elapsedMs(startedAt);
    listener.take({ type: "run-resume", kept, cut: this.cut, atMs }, startedAt);
  }

  /** Saves what is left of a run that was cut off, and frees the thread. */
  async close(): Promise<void> {
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
    const writes = entries.map((entry): [string, JournalEntry] => [journalChannel, entry]);
    await this.guarded.saved(place);
    await this.guarded.saver.putWrites(place, writes, crypto.randomUUID());
  }

  /** The entries of calls that have not ended, as far as LangGraph knows. */
  private async openEntries(beginning: RunBeginning): Promise<readonly JournalEntry[]> {
    const { isResumed, isWritten, read, pendingWrites, checkpointConfig } = beginning;
    if (!isResumed) return [];
    const { from, carried = [], plannedFor } = startIn(beginning) ?? {};
    const isBegun = isWritten("runStart") && plannedFor === undefined;
    // The thread may have entries of another run. They are not this run's.
    if (!isBegun || from === undefined) return plannedFor === undefined ? [] : carried;
    this.finished = finishedUpdates(pendingWrites);
    const ledger = linesIn(read("ledger"));
    const cutOff = { ledger, pendingWrites, checkpoint: checkpointConfig(), from, carried };
    return openEntries(cutOff, this.thread.saver, this.thread.superStepsAhead);
  }
}

function startIn({ read }: RunBeginning): RunStart | undefined {
  return read("runStart") as RunStart | undefined;
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
