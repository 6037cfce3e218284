import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import type { Gate } from "./gates.js";
import type { MoaState, MoaUpdate } from "./graph-state.js";
import { configBeforeTurn } from "./inside-langgraph.js";
import type { Runner } from "./runner.js";
import { allowManyListeners } from "./unlimited-listeners.js";

/**
 * The early starts of one run. LangGraph lets a step take its turn when all steps of lower levels
 * have ended. Here a step begins as soon as those that it waits for have; when its turn comes,
 * LangGraph is given what has come of it.
 *
 * What began early and is not handed over yet is in memory only: if the process dies, it is asked
 * again when the thread is gone on with.
 */
export interface EarlyStarts {
  readonly plan: EarlyPlan;
  /** Does a step's work, or hands over what had begun before; lets others begin when it is done. */
  takeTurn(step: string, state: MoaState, config: LangGraphRunnableConfig): Promise<MoaUpdate>;
  /** Lets every step of the run wait for its turn. */
  forgo(): void;
  /** The run is over: what nobody will ask for is given up. */
  end(): void;
}

/** What early starts need to know of a compiled graph. */
export interface EarlyPlan {
  /** The gates that wait for a step, by its name. */
  readonly gatesBehind: ReadonlyMap<string, readonly Gate[]>;
  readonly levels: ReadonlyMap<string, number>;
  /** What each step does, without telling LangGraph of it. */
  readonly works: ReadonlyMap<string, Runner>;
  /** The state with what a step writes, as LangGraph will have it. */
  readonly stateAfter: (state: MoaState, update: MoaUpdate) => MoaState;
}

/** A step that has begun before its turn. */
interface Early {
  readonly update: Promise<MoaUpdate>;
  isOver: boolean;
  /** Its turn has come. */
  isTaken: boolean;
}

/** The turn within which a step begins early. */
interface Turn {
  readonly step: string;
  readonly config: LangGraphRunnableConfig;
}

/** Early starts of a run that begins. */
export function createEarlyStarts(plan: EarlyPlan): EarlyStarts {
  const { gatesBehind, levels, works, stateAfter } = plan;
  const arrived = new Map<Gate, Set<string>>();
  const begun = new Map<string, Early>();
  const stop = new AbortController();
  let mayBegin = true;
  /** How many steps are at work whose turn it is. While there are any, no other takes its turn. */
  let atTurn = 0;
  let known: MoaState | undefined;
  let followed: AbortSignal | undefined;

  const onAbort = (): void => stop.abort(followed?.reason);

  /** LangGraph makes a signal for each level; it aborts when a step fails or the run is cancelled. */
  function follow(signal: AbortSignal | undefined): void {
    if (signal === followed) return;
    followed?.removeEventListener("abort", onAbort);
    followed = signal;
    if (signal?.aborted === true) onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
  }

  /** Like LangGraph's barriers, a gate is shut again once it has opened. */
  function opens(gate: Gate, step: string): boolean {
    const steps = (arrived.get(gate) ?? new Set()).add(step);
    const isOpen = steps.size === gate.before.length;
    if (isOpen) arrived.delete(gate);
    else arrived.set(gate, steps);
    return isOpen;
  }

  function settled(step: string, update: MoaUpdate, turn: Turn): void {
    known = stateAfter(known as MoaState, update);
    const open = (gatesBehind.get(step) ?? []).filter((gate) => opens(gate, step));
    for (const gate of open) for (const next of gate.steps) begin(next, turn);
  }

  function begin(step: string, turn: Turn): void {
    const work = works.get(step);
    const laterBy = (levels.get(step) ?? 0) - (levels.get(turn.step) ?? 0);
    const isNext = laterBy === 1 && atTurn === 0;
    if (isNext) return;
    const config = configBeforeTurn(turn.config, { step, laterBy, signal: stop.signal });
    if (work === undefined || config === undefined || stop.signal.aborted) return;
    const early: Early = { update: work(known as MoaState, config), isOver: false, isTaken: false };
    begun.set(step, early);
    void goOn(step, early, turn);
  }

  async function goOn(step: string, early: Early, turn: Turn): Promise<void> {
    // Whoever takes its turn is told of what it throws.
    const update = await early.update.catch(() => undefined);
    if (update === undefined) return;
    early.isOver = true;
    if (!early.isTaken) settled(step, update, turn);
  }

  /** What paused before its turn, as by `interrupt()`, does its work again when it may pause. */
  async function handOver(early: Early, again: () => Promise<MoaUpdate>): Promise<MoaUpdate> {
    try {
      return await early.update;
    } catch (error) {
      if (isGraphBubbleUp(error)) return again();
      throw error;
    }
  }

  return {
    plan,
    async takeTurn(step, state, config) {
      const work = works.get(step) as Runner;
      if (!mayBegin) return work(state, config);
      const early = begun.get(step);
      const wasOver = early?.isOver === true;
      begun.delete(step);
      if (early !== undefined) early.isTaken = true;
      known ??= state;
      allowManyListeners(config);
      follow(config.signal);
      atTurn += 1;
      let update: MoaUpdate;
      try {
        const again = (): Promise<MoaUpdate> => work(state, config);
        update = await (early === undefined ? again() : handOver(early, again));
      } finally {
        atTurn -= 1;
      }
      if (!wasOver) settled(step, update, { step, config });
      return update;
    },
    forgo() {
      mayBegin = false;
    },
    end() {
      follow(undefined);
      if (begun.size > 0) stop.abort();
    },
  };
}
