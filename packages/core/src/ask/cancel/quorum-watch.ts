import { nowMs } from "../../ledger/clock.js";
import type { NodePolicies } from "../../spec/policies/policies.js";

/** Nodes that read the same nodes and have the same quorum. */
export interface ReaderGroup {
  readonly names: readonly string[];
  readonly reads: readonly string[];
  /** `undefined` if they wait for everything they read. */
  readonly quorum: NodePolicies["quorum"];
}

/** Readers that do not wait for everything they read. */
export interface QuorumGroup extends ReaderGroup {
  readonly quorum: NonNullable<NodePolicies["quorum"]>;
}

/** Who reads whom in a graph. */
export interface Readership {
  readonly output: string;
  /** The readers of each node, by node name. */
  readonly readersOf: ReadonlyMap<string, readonly ReaderGroup[]>;
  /** The readers with a quorum. */
  readonly withQuorum: readonly QuorumGroup[];
}

/** Watches the calls of a run, and cancels calls that no reader needs once quorums are reached. */
export interface QuorumWatch {
  /**
   * A call of a node starts.
   *
   * @returns Aborted when no reader needs the call any more; `undefined` if that cannot happen.
   */
  begin(node: string): AbortSignal | undefined;
  /** As `begin`, of a call that starts before what its node reads has settled. */
  beginEarly(node: string): AbortSignal | undefined;
  /**
   * The call has ended.
   *
   * @param signal - What `begin` returned.
   * @param passedOn - Proposals that the node passes on because of this call.
   */
  end(node: string, signal: AbortSignal | undefined, passedOn: number): void;
}

/** For graphs without a quorum: every reader waits for everything. */
const noWatch: QuorumWatch = {
  begin: () => undefined,
  beginEarly: () => undefined,
  end: () => {},
};

/**
 * A watch for one run. Timers run only while calls are in flight.
 *
 * @param usableBefore - Proposals of each node that exist already in a resumed run.
 */
export function createQuorumWatch(
  readership: Readership,
  usableBefore: (node: string) => number,
): QuorumWatch {
  if (readership.withQuorum.length === 0) return noWatch;
  return new RunQuorumWatch(readership, quorumStates(readership.withQuorum, usableBefore));
}

/** A reader group with a quorum, and the proposals that have arrived for it. */
interface QuorumState {
  readonly group: ReaderGroup;
  readonly atLeast: number;
  readonly graceMs: number;
  usable: number;
  /** When proposal number `atLeast` arrived. */
  reachedAt: number | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the readers have stopped waiting. */
  isOver: boolean;
}

class RunQuorumWatch implements QuorumWatch {
  private readonly running = new Map<string, Map<AbortSignal, AbortController>>();

  constructor(
    private readonly readership: Readership,
    private readonly states: ReadonlyMap<ReaderGroup, QuorumState>,
  ) {}

  begin(node: string): AbortSignal {
    this.stopWaiting(node);
    return this.beginEarly(node);
  }

  beginEarly(node: string): AbortSignal {
    const controller = this.register(node);
    this.startGracePeriods();
    const isAnyOver = [...this.states.values()].some(({ isOver }) => isOver);
    if (isAnyOver && !this.isNeeded(node, new Map())) controller.abort();
    return controller.signal;
  }

  end(node: string, signal: AbortSignal | undefined, passedOn: number): void {
    for (const group of this.readership.readersOf.get(node) ?? []) {
      countProposals(this.states.get(group), passedOn);
    }
    this.unregister(node, signal);
    if (this.running.size > 0) this.startGracePeriods();
  }

  /** Whether anyone still waits for a node, or for a node that reads it. */
  private isNeeded(node: string, known: Map<string, boolean>): boolean {
    const before = known.get(node);
    if (before !== undefined) return before;
    const { output, readersOf } = this.readership;
    const waiting = (readersOf.get(node) ?? []).filter(
      (group) => this.states.get(group)?.isOver !== true,
    );
    const isNeeded =
      node === output ||
      waiting.some(({ names }) => names.some((name) => this.isNeeded(name, known)));
    known.set(node, isNeeded);
    return isNeeded;
  }

  /** Ends the wait of a group, and cancels calls that no one else needs. */
  private giveUp(state: QuorumState): void {
    state.isOver = true;
    const known = new Map<string, boolean>();
    for (const [node, controllers] of this.running) {
      if (this.isNeeded(node, known)) continue;
      for (const controller of controllers.values()) controller.abort();
    }
  }

  private startGracePeriods(): void {
    for (const state of this.states.values()) this.startGracePeriod(state);
  }

  private startGracePeriod(state: QuorumState): void {
    const { reachedAt, graceMs, isOver, timer } = state;
    if (reachedAt === undefined || isOver || timer !== undefined) return;
    const leftMs = reachedAt + graceMs - nowMs();
    if (leftMs <= 0) this.giveUp(state);
    else state.timer = setTimeout(() => this.giveUp(state), leftMs);
  }

  /** A reader starts when everything it reads has settled, in time or not. */
  private stopWaiting(node: string): void {
    for (const state of this.states.values()) {
      if (!state.group.names.includes(node)) continue;
      state.isOver = true;
      stopTimer(state);
    }
  }

  private register(node: string): AbortController {
    const controller = new AbortController();
    const own = this.running.get(node) ?? new Map<AbortSignal, AbortController>();
    this.running.set(node, own.set(controller.signal, controller));
    return controller;
  }

  private unregister(node: string, signal: AbortSignal | undefined): void {
    const own = this.running.get(node);
    if (signal !== undefined) own?.delete(signal);
    if (own?.size === 0) this.running.delete(node);
    if (this.running.size === 0) for (const state of this.states.values()) stopTimer(state);
  }
}

function quorumStates(
  groups: readonly QuorumGroup[],
  usableBefore: (node: string) => number,
): Map<ReaderGroup, QuorumState> {
  const states = new Map<ReaderGroup, QuorumState>();
  for (const group of groups) {
    const start = { usable: 0, reachedAt: undefined, timer: undefined, isOver: false };
    const state: QuorumState = { group, ...group.quorum, ...start };
    const before = group.reads.reduce((sum, read) => sum + usableBefore(read), 0);
    countProposals(state, before);
    states.set(group, state);
  }
  return states;
}

function countProposals(state: QuorumState | undefined, proposals: number): void {
  if (state === undefined) return;
  state.usable += proposals;
  if (state.usable >= state.atLeast) state.reachedAt ??= nowMs();
}

function stopTimer(state: QuorumState): void {
  clearTimeout(state.timer);
  state.timer = undefined;
}
