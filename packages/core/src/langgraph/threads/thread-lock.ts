import { CheckpointUnreadableError } from "../../errors/threads/checkpoint-unreadable-error.js";
import { ThreadBusyError } from "../../errors/threads/thread-busy-error.js";
import { postgresStoreOf } from "../internals/savers/postgres-pool.js";
import { lockInPostgres } from "./postgres-lock.js";

/** The right to write a thread, until it is released. */
export interface ThreadLock {
  /** Frees the thread. A second call does nothing. */
  release(): Promise<void>;
  /** Aborts if the lock is lost before, for instance with the connection to a database. */
  readonly lost?: AbortSignal | undefined;
}

/**
 * A checkpointer that lets one run at a time write a thread, across processes. `SqliteSaver` of
 * `@moagraph/sqlite` is one.
 */
export interface LockingSaver {
  /**
   * Locks a thread for a run. The operating system or the database must free the lock when the process
   * is killed.
   *
   * @param key - Names the thread, and the graph within it.
   * @returns `undefined` if another run holds the lock.
   */
  lockThread(key: string): Promise<ThreadLock | undefined>;
}

/** The run that writes a thread in this process. */
interface Holder {
  /** Aborts when the run is cancelled: then it is about to end. */
  readonly signal: AbortSignal | undefined;
  readonly released: Promise<void>;
}

/** The threads that runs of this process write, by checkpointer. */
const heldOf = new WeakMap<object, Map<string, Holder>>();

/**
 * Locks a thread for a run: across processes where the checkpointer can, else within this process. Waits for
 * a run of this process that was cancelled.
 *
 * @param signal - Aborts when the run is cancelled.
 * @throws {@link ThreadBusyError} `THREAD_BUSY` if another run holds it.
 * @throws {@link CheckpointUnreadableError} `CHECKPOINT_UNREADABLE` if the checkpointer cannot lock it.
 */
export async function lockThread(
  saver: object,
  { threadId, ns }: { readonly threadId: string; readonly ns: string },
  signal?: AbortSignal,
): Promise<ThreadLock> {
  const key = ns === "" ? threadId : `${threadId}|${ns}`;
  for (let holder = holderOf(saver, key); holder !== undefined; holder = holderOf(saver, key)) {
    if (holder.signal?.aborted !== true) throw new ThreadBusyError(threadId);
    await holder.released;
  }
  const releaseHere = holdHere(saver, key, signal);
  try {
    const lock = await lockElsewhere(saver, key).catch((cause: unknown) => {
      throw new CheckpointUnreadableError(threadId, cause);
    });
    if (lock === undefined) throw new ThreadBusyError(threadId);
    return { lost: lock.lost, release: () => lock.release().finally(releaseHere) };
  } catch (error) {
    releaseHere();
    throw error;
  }
}

/** Locks a thread for all processes; `undefined` if a run of another one holds the lock. */
async function lockElsewhere(saver: object, key: string): Promise<ThreadLock | undefined> {
  if (isLocking(saver)) return saver.lockThread(key);
  const store = postgresStoreOf(saver);
  return store === undefined ? unshared : lockInPostgres(store, key);
}

/** Of a checkpointer that other processes cannot lock. */
const unshared: ThreadLock = { release: async () => {} };

function isLocking(saver: object): saver is LockingSaver {
  return typeof (saver as Partial<LockingSaver>).lockThread === "function";
}

function doNothing(): void {}

function holderOf(saver: object, key: string): Holder | undefined {
  return heldOf.get(saver)?.get(key);
}

function holdHere(saver: object, key: string, signal: AbortSignal | undefined): () => void {
  const held = heldOf.get(saver) ?? new Map<string, Holder>();
  heldOf.set(saver, held);
  let resolve = doNothing;
  const released = new Promise<void>((done) => {
    resolve = done;
  });
  held.set(key, { signal, released });
  return () => {
    held.delete(key);
    resolve();
  };
}
