import { nowMs } from "../call/clock.js";

/** Nodes that read the same and have the same quorum. */
export interface Readers {
  readonly names: readonly string[];
  readonly reads: readonly string[];
  /** Absent when they wait for all. */
  readonly quorum: { readonly atLeast: number; readonly graceMs: number } | undefined;
}

/** Who reads whom in a graph. */
export interface Readership {
  readonly output: string;
  /** The readers of each node, by its name. */
  readonly readersOf: ReadonlyMap<string, readonly Readers[]>;
}

/** A call that is being made. */
export interface Stay {
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

/** What is known of the proposals that some readers wait for. */
interface Waiting {
  usable: number;
  /** When the last of `atLeast` came. */
  reachedAt: number | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  isSatisfied: boolean;
}

const unwatched: Stay = { notNeeded: undefined, end: () => {} };

/**
 * A watch over one run.
 *
 * @param usableBefore - The proposals of each node that are there already, when a run is gone on with.
 */
export function createQuorumWatch(
  { output, readersOf }: Readership,
  usableBefore: (node: string) => number,
): QuorumWatch {
  const all = new Set([...readersOf.values()].flat());
  if (![...all].some(({ quorum }) => quorum !== undefined)) return { begin: () => unwatched };
  const waitings = new Map([...all].map((readers) => [readers, waitingOf(readers)]));
  const running = new Map<string, Set<AbortController>>();
  let isAnySatisfied = false;

  function waitingOf({ reads, quorum }: Readers): Waiting {
    const usable = reads.reduce((sum, read) => sum + usableBefore(read), 0);
    const isReached = quorum !== undefined && usable >= quorum.atLeast;
    return {
      usable,
      reachedAt: isReached ? nowMs() : undefined,
      timer: undefined,
      isSatisfied: false,
    };
  }

  /** Whether anybody still waits for a node, or for one that waits for it. */
  function isNeeded(node: string, known: Map<string, boolean> = new Map()): boolean {
    const before = known.get(node);
    if (before !== undefined) return before;
    const readers = readersOf.get(node) ?? [];
    const needed =
      node === output ||
      readers.some(
        (each) =>
          waitings.get(each)?.isSatisfied !== true &&
          each.names.some((name) => isNeeded(name, known)),
      );
    known.set(node, needed);
    return needed;
  }

  function satisfy(waiting: Waiting): void {
    waiting.isSatisfied = true;
    isAnySatisfied = true;
    const known = new Map<string, boolean>();
    for (const [node, controllers] of running) {
      if (isNeeded(node, known)) continue;
      for (const controller of controllers) controller.abort();
    }
  }

  /** Lets the grace run out while some of the calls waited for are being made. */
  function setTimer(readers: Readers): void {
    const waiting = waitings.get(readers) as Waiting;
    const { reachedAt, isSatisfied } = waiting;
    if (reachedAt === undefined || isSatisfied || waiting.timer !== undefined) return;
    const leftMs = reachedAt + (readers.quorum?.graceMs ?? 0) - nowMs();
    if (leftMs <= 0) return satisfy(waiting);
    waiting.timer = setTimeout(() => {
      waiting.timer = undefined;
      satisfy(waiting);
    }, leftMs);
  }

  function clearTimer(readers: Readers): void {
    const waiting = waitings.get(readers) as Waiting;
    clearTimeout(waiting.timer);
    waiting.timer = undefined;
  }

  function isWaitedFor({ reads }: Readers): boolean {
    return reads.some((read) => running.has(read));
  }

  function count(readers: Readers, passedOn: number): void {
    const waiting = waitings.get(readers) as Waiting;
    waiting.usable += passedOn;
    const atLeast = readers.quorum?.atLeast ?? Number.POSITIVE_INFINITY;
    if (waiting.usable >= atLeast) waiting.reachedAt ??= nowMs();
  }

  return {
    begin(node) {
      const controller = new AbortController();
      const own = running.get(node) ?? new Set();
      running.set(node, own.add(controller));
      const readers = readersOf.get(node) ?? [];
      for (const each of readers) setTimer(each);
      if (isAnySatisfied && !isNeeded(node)) controller.abort();
      return {
        notNeeded: controller.signal,
        end(passedOn) {
          own.delete(controller);
          if (own.size === 0) running.delete(node);
          for (const each of readers) {
            count(each, passedOn);
            if (isWaitedFor(each)) setTimer(each);
            else clearTimer(each);
          }
        },
      };
    },
  };
}
