import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import type { JoinGroup } from "./join-groups.js";
import type { MoaState, MoaUpdate } from "../runtime/graph-state.js";
import { configBeforeTurn, mayBeGoneOnWith } from "./internals/inside-langgraph.js";
import type { NodeFunction } from "../runtime/node-function.js";

/**
 * The early starts of one run. LangGraph lets a step take its turn when all steps of lower levels
 * have ended. Here a step begins as soon as those that it waits for have; when its turn comes,
 * LangGraph is given what has come of it.
 *
 * What began early and is not handed over yet is in memory only.
 */
export interface EarlyStarts {
  readonly plan: EarlyPlan;
  /** Does a step's work, or hands over what had begun before; lets others begin when it is done. */
  takeTurn(step: string, state: MoaState, config: LangGraphRunnableConfig): Promise<MoaUpdate>;
  /** The run is over: what nobody will ask for is given up. */
  end(): void;
}

/** What early starts need to know of a compiled graph. */
export interface EarlyPlan {
  /** The gates that wait for a step, by its name. */
  readonly groupsBehind: ReadonlyMap<string, readonly JoinGroup[]>;
  readonly levels: ReadonlyMap<string, number>;
  /** What each step does, without telling LangGraph of it. */
  readonly works: ReadonlyMap<string, NodeFunction>;
  /** The state with what a step writes, as LangGraph will have it. */
  readonly stateAfter: (state: MoaState, update: MoaUpdate) => MoaState;
  /** Whether a thread that is gone on with must not lose a call: then no step of it begins early. */
  readonly keepsCalls: boolean;
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
  const { levels, works } = plan;
  const known = createKnownState(plan.stateAfter);
  const opened = createGroupWatch(plan.groupsBehind);
  const stop = createStop();
  const begun = new Map<string, Early>();
  /** How many steps are at work whose turn it is. While there are any, no other takes its turn. */
  let atTurn = 0;

  function settled(step: string, update: MoaUpdate, turn: Turn): void {
    known.add(update);
    for (const group of opened(step)) for (const next of group.steps) begin(next, group, turn);
  }

  function begin(step: string, { join }: JoinGroup, turn: Turn): void {
    const laterBy = (levels.get(step) ?? 0) - (levels.get(turn.step) ?? 0);
    // LangGraph comes to it now, and has a config of its own for it.
    const isNext = laterBy === 1 && atTurn === 0;
    if (isNext || stop.signal.aborted) return;
    const state = known.state();
    const before = { step, join, laterBy, state, signal: stop.signal };
    const config = configBeforeTurn(turn.config, before);
    if (config === undefined) return;
    const update = (works.get(step) as NodeFunction)(state, config);
    const early: Early = { update, isOver: false, isTaken: false };
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

  function takeEarly(step: string): Early | undefined {
    const early = begun.get(step);
    begun.delete(step);
    if (early !== undefined) early.isTaken = true;
    return early;
  }

  return {
    plan,
    async takeTurn(step, state, config) {
      const work = (): Promise<MoaUpdate> => (works.get(step) as NodeFunction)(state, config);
      // What counts LangGraph's steps, or must not lose a call, lets every step wait for its turn.
      const isCounted = config.maxConcurrency !== undefined;
      if (isCounted || (plan.keepsCalls && mayBeGoneOnWith(config))) return work();
      known.look(state);
      stop.follow(config.signal);
      const early = takeEarly(step);
      const wasOver = early?.isOver === true;
      atTurn += 1;
      let update: MoaUpdate;
      try {
        update = await (early === undefined ? work() : handedOver(early, work));
      } finally {
        atTurn -= 1;
      }
      if (!wasOver) settled(step, update, { step, config });
      return update;
    },
    end() {
      if (begun.size > 0) stop.now();
    },
  };
}

/** What paused before its turn, as by `interrupt()`, does its work again when it may pause. */
async function handedOver(early: Early, again: () => Promise<MoaUpdate>): Promise<MoaUpdate> {
  try {
    return await early.update;
  } catch (error) {
    if (isGraphBubbleUp(error)) return again();
    throw error;
  }
}

/** LangGraph's state, and what has been written since. */
interface KnownState {
  /** Takes LangGraph's state over: it has what an earlier process wrote, too. */
  look(state: MoaState): void;
  add(update: MoaUpdate): void;
  state(): MoaState;
}

function createKnownState(stateAfter: EarlyPlan["stateAfter"]): KnownState {
  const updates: MoaUpdate[] = [];
  let seen: MoaState | undefined;
  let known: MoaState | undefined;
  return {
    look(state) {
      // All steps of a level are given the same lists.
      if (state.ledger === seen?.ledger && state.proposals === seen.proposals) return;
      seen = state;
      known = updates.reduce(stateAfter, state);
    },
    add(update) {
      updates.push(update);
      if (known !== undefined) known = stateAfter(known, update);
    },
    state: () => known as MoaState,
  };
}

/** Tells which gates open when a step has ended. Every step ends once in a run. */
function createGroupWatch(behind: EarlyPlan["groupsBehind"]): (step: string) => JoinGroup[] {
  const waitsFor = new Map<JoinGroup, number>();
  return (step) =>
    (behind.get(step) ?? []).filter((group) => {
      const left = (waitsFor.get(group) ?? group.before.length) - 1;
      waitsFor.set(group, left);
      return left === 0;
    });
}

/** Gives up whatever began early. */
interface Stop {
  readonly signal: AbortSignal;
  /** Stops when a step fails or the run is cancelled: LangGraph makes a signal for each level. */
  follow(signal: AbortSignal | undefined): void;
  now(): void;
}

function createStop(): Stop {
  const controller = new AbortController();
  let followed: AbortSignal | undefined;
  const onAbort = (): void => controller.abort(followed?.reason);
  return {
    signal: controller.signal,
    follow(signal) {
      if (signal === followed) return;
      followed?.removeEventListener("abort", onAbort);
      followed = signal;
      if (signal?.aborted === true) onAbort();
      else signal?.addEventListener("abort", onAbort, { once: true });
    },
    now: () => controller.abort(),
  };
}
