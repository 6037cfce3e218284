import { nowMs } from "../../ledger/clock.js";
import type { NodePolicies } from "../../spec/policies/policies.js";

/** Nodes that read the same and have the same quorum. */
export interface Readers {
  readonly names: readonly string[];
  readonly reads: readonly string[];
  /** Absent when they wait for all. */
  readonly quorum: NodePolicies["quorum"];
}

/** Readers that do not wait for all they read. */
export interface QuorumReaders extends Readers {
  readonly quorum: NonNullable<NodePolicies["quorum"]>;
}

/** Who reads whom in a graph. */
export interface Readership {
  readonly output: string;
  /** The readers of each node, by its name. */
  readonly readersOf: ReadonlyMap<string, readonly Readers[]>;
  /** Those of them that have a quorum. */
  readonly withQuorum: readonly QuorumReaders[];
}

/** A call that is being made. */
interface Stay {
  /** Aborted when nobody needs the call any more; absent where that cannot be. */
  readonly notNeeded: AbortSignal | undefined;
  /** The call has ended, and its node passes on so many proposals because of it. */
  end(passedOn: number): void;
}

/** Watches the calls of a run, and cuts off those that nobody needs once the quorums are there. */
export interface QuorumWatch {
  /** A call of a node begins. */
  begin(node: string): Stay;
}

/** Readers with a quorum, and what is known of the proposals that they wait for. */
interface Waiting {
  readonly readers: Readers;
  readonly atLeast: number;
  readonly graceMs: number;
  usable: number;
  /** When the last of `atLeast` came. */
  reachedAt: number | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether they wait for nothing more. */
  isOver: boolean;
}

const unwatched: Stay = { notNeeded: undefined, end: () => {} };

/** The watch of a graph without a quorum: all wait for all. */
const noWatch: QuorumWatch = { begin: () => unwatched };

/**
 * A watch over one run. Timers run only while calls are being made.
 *
 * @param usableBefore - The proposals of each node that are there already, when a run is gone on with.
 */
export function createQuorumWatch(
  readership: Readership,
  usableBefore: (node: string) => number,
): QuorumWatch {
  if (readership.withQuorum.length === 0) return noWatch;
  return watchOver(readership, waitingsOf(readership.withQuorum, usableBefore));
}

function watchOver(
  { output, readersOf }: Readership,
  waitings: ReadonlyMap<Readers, Waiting>,
): QuorumWatch {
  const running = new Map<string, Set<AbortController>>();

  /** Whether anybody still waits for a node, or for one that waits for it. */
  function isNeeded(node: string, known: Map<string, boolean>): boolean {
    const before = known.get(node);
    if (before !== undefined) return before;
    const readers = readersOf.get(node) ?? [];
    const waiting = readers.filter((each) => waitings.get(each)?.isOver !== true);
    const needed =
      node === output || waiting.some(({ names }) => names.some((name) => isNeeded(name, known)));
    known.set(node, needed);
    return needed;
  }

  function giveUpWaiting(waiting: Waiting): void {
    waiting.isOver = true;
    const known = new Map<string, boolean>();
    for (const [node, controllers] of running) {
      if (isNeeded(node, known)) continue;
      for (const controller of controllers) controller.abort();
    }
  }

  function letGraceRun(waiting: Waiting): void {
    const { reachedAt, graceMs, isOver, timer } = waiting;
    if (reachedAt === undefined || isOver || timer !== undefined) return;
    const leftMs = reachedAt + graceMs - nowMs();
    if (leftMs <= 0) giveUpWaiting(waiting);
    else waiting.timer = setTimeout(giveUpWaiting, leftMs, waiting);
  }

  /** A reader begins when all it reads has settled, in time or not. */
  function endWaitOf(node: string): void {
    for (const waiting of waitings.values()) {
      if (!waiting.readers.names.includes(node)) continue;
      waiting.isOver = true;
      stopTimer(waiting);
    }
  }

  function enter(node: string): AbortController {
    const controller = new AbortController();
    const own = running.get(node) ?? new Set();
    running.set(node, own.add(controller));
    return controller;
  }

  function leave(node: string, controller: AbortController): void {
    const own = running.get(node);
    own?.delete(controller);
    if (own?.size === 0) running.delete(node);
    if (running.size === 0) for (const waiting of waitings.values()) stopTimer(waiting);
  }

  return {
    begin(node) {
      endWaitOf(node);
      const controller = enter(node);
      for (const waiting of waitings.values()) letGraceRun(waiting);
      const isAnyOver = [...waitings.values()].some(({ isOver }) => isOver);
      if (isAnyOver && !isNeeded(node, new Map())) controller.abort();
      return {
        notNeeded: controller.signal,
        end(passedOn) {
          for (const readers of readersOf.get(node) ?? []) count(waitings.get(readers), passedOn);
          leave(node, controller);
          if (running.size > 0) for (const waiting of waitings.values()) letGraceRun(waiting);
        },
      };
    },
  };
}

function waitingsOf(
  withQuorum: readonly QuorumReaders[],
  usableBefore: (node: string) => number,
): Map<Readers, Waiting> {
  const waitings = new Map<Readers, Waiting>();
  for (const readers of withQuorum) {
    const waiting: Waiting = {
      readers,
      ...readers.quorum,
      usable: 0,
      reachedAt: undefined,
      timer: undefined,
      isOver: false,
    };
    count(
      waiting,
      readers.reads.reduce((sum, read) => sum + usableBefore(read), 0),
    );
    waitings.set(readers, waiting);
  }
  return waitings;
}

function count(waiting: Waiting | undefined, proposals: number): void {
  if (waiting === undefined) return;
  waiting.usable += proposals;
  if (waiting.usable >= waiting.atLeast) waiting.reachedAt ??= nowMs();
}

function stopTimer(waiting: Waiting): void {
  clearTimeout(waiting.timer);
  waiting.timer = undefined;
}
