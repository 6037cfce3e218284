import type { RunnableConfig } from "@langchain/core/runnables";
import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import { createRunScopedValue, type RunScopedValue } from "../../identity/run-scoped-value.js";
import type { MoaState, MoaUpdate } from "../../runtime/graph-state.js";
import { laterInputsOfStep } from "../../runtime/later-inputs.js";
import type { NodeFunction } from "../../runtime/node-function.js";
import type { EarlyPlan } from "./early-plan.js";
import { EarlyStop } from "./early-stop.js";
import { GroupWatch } from "./group-watch.js";
import { isKeptInThread } from "../internals/savers/pregel-checkpointer.js";
import type { RunOptions } from "../internals/stream-iterator.js";
import { configBeforeTurn } from "../internals/task-config.js";
import type { JoinGroup } from "./join-groups.js";
import { KnownState } from "./known-state.js";

/** Hands the early starts of a run down to its steps. */
const earlyStartsOfRun: RunScopedValue<EarlyStarts> = createRunScopedValue("moagraph_early_starts");

/** The options of a run whose steps may start early; as they are if none may. */
export function withEarlyStarts(
  options: RunOptions | undefined,
  starts: EarlyStarts | undefined,
): RunOptions | undefined {
  if (starts === undefined) return options;
  const configurable = { ...options?.configurable, ...earlyStartsOfRun.configurable(starts) };
  return { ...options, configurable };
}

/** Those of this graph's run. A graph within it inherits the config, and has others, or none. */
export function earlyStartsIn(config: RunnableConfig, plan: EarlyPlan): EarlyStarts | undefined {
  const starts = earlyStartsOfRun.in(config);
  return starts?.plan === plan ? starts : undefined;
}

/** A step that has started before its turn. */
interface Early {
  readonly update: Promise<MoaUpdate>;
  hasEnded: boolean;
  /** Its turn has come. */
  isTaken: boolean;
  /** Tells a step that started with those that it waits for that they have ended. */
  readonly inputsEnded?: (state: MoaState) => void;
}

/** The turn within which a step starts early. */
interface Turn {
  readonly step: string;
  readonly config: LangGraphRunnableConfig;
}

/**
 * The early starts of one run.
 *
 * LangGraph runs a step when all steps of lower levels have ended: then the step's turn has come. Here
 * a step starts as soon as those that it waits for have ended. When its turn comes, LangGraph is given
 * its result. A run that is kept in a thread records it in its journal until then.
 */
export class EarlyStarts {
  private readonly state: KnownState;
  private readonly groups: GroupWatch;
  private readonly stop = new EarlyStop();
  private readonly started = new Map<string, Early>();
  /** The steps that have started with those that they wait for. */
  private readonly followed = new Set<string>();
  /** How many steps are at work whose turn it is. Meanwhile no other takes its turn. */
  private atTurn = 0;

  constructor(readonly plan: EarlyPlan) {
    this.state = new KnownState(plan.stateAfter);
    this.groups = new GroupWatch(plan.groupsBehind);
  }

  /** Does a step's work or hands over what it did before; starts others when it is done. */
  async takeTurn(
    step: string,
    state: MoaState,
    config: LangGraphRunnableConfig,
  ): Promise<MoaUpdate> {
    const work = (): Promise<MoaUpdate> => this.workOf(step)(state, config);
    if (!this.mayStartOthers(config)) return work();
    this.state.look(state);
    this.stop.follow(config.signal);
    const early = this.take(step);
    early?.inputsEnded?.(state);
    this.startFollowers(step, { step, config });
    const hadEnded = early?.hasEnded === true;
    const update = await this.duringTurn(early === undefined ? work : () => handOver(early, work));
    if (!hadEnded) this.settled(step, update, { step, config });
    return update;
  }

  /** The run has ended: cancels early steps whose turn will not come. */
  end(): void {
    if (this.started.size > 0) this.stop.now();
  }

  /** LangGraph counts steps for `maxConcurrency`, and a step can pause a run only in its turn. */
  private mayStartOthers(config: LangGraphRunnableConfig): boolean {
    return config.maxConcurrency === undefined && !(this.plan.mayPause && isKeptInThread(config));
  }

  private async duringTurn(work: () => Promise<MoaUpdate>): Promise<MoaUpdate> {
    this.atTurn += 1;
    try {
      return await work();
    } finally {
      this.atTurn -= 1;
    }
  }

  private take(step: string): Early | undefined {
    const early = this.started.get(step);
    this.started.delete(step);
    if (early !== undefined) early.isTaken = true;
    return early;
  }

  private settled(step: string, update: MoaUpdate, turn: Turn): void {
    this.state.add(update);
    for (const group of this.groups.opened(step)) {
      for (const next of group.steps) this.open(next, group, turn);
    }
  }

  /** All that a step waits for has ended. */
  private open(step: string, group: JoinGroup, turn: Turn): void {
    const follower = this.started.get(step);
    if (follower === undefined) this.start(step, group, turn);
    else follower.inputsEnded?.(this.state.get());
  }

  /** Starts the steps that read what a step is about to write. */
  private startFollowers(step: string, turn: Turn): void {
    for (const { step: next, group } of this.plan.followers.get(step) ?? []) {
      if (this.followed.has(next) || this.stop.signal.aborted) continue;
      this.followed.add(next);
      this.startFollower(next, group, turn);
      this.startFollowers(next, turn);
    }
  }

  private startFollower(step: string, group: JoinGroup, turn: Turn): void {
    const state = this.state.get();
    const config = this.configOf(step, group, turn);
    if (config === undefined) return;
    let inputsEnded!: (known: MoaState) => void;
    const ended = new Promise<MoaState>((resolve) => (inputsEnded = resolve));
    const given = laterInputsOfStep.configurable({ startedWith: state, ended });
    const configurable = { ...config.configurable, ...given };
    this.run(step, state, { ...config, configurable }, { turn, inputsEnded });
  }

  private start(step: string, group: JoinGroup, turn: Turn): void {
    const laterBy = this.levelOf(step) - this.levelOf(turn.step);
    // LangGraph comes to it now, and has a config of its own for it.
    const isNext = laterBy === 1 && this.atTurn === 0;
    if (isNext || this.stop.signal.aborted) return;
    const config = this.configOf(step, group, turn);
    if (config === undefined) return;
    this.run(step, this.state.get(), config, { turn });
    this.startFollowers(step, turn);
  }

  private configOf(
    step: string,
    { join }: JoinGroup,
    turn: Turn,
  ): LangGraphRunnableConfig | undefined {
    const laterBy = this.levelOf(step) - this.levelOf(turn.step);
    const state = this.state.get();
    const { signal } = this.stop;
    const isTraced = turn.config.callbacks !== undefined;
    const metadata = isTraced ? this.plan.metadata.get(step) : undefined;
    return configBeforeTurn(turn.config, { step, join, laterBy, state, signal, metadata });
  }

  private run(
    step: string,
    state: MoaState,
    config: LangGraphRunnableConfig,
    { turn, ...own }: { readonly turn: Turn } & Pick<Early, "inputsEnded">,
  ): void {
    const update = this.workOf(step)(state, config);
    const early: Early = { update, hasEnded: false, isTaken: false, ...own };
    this.started.set(step, early);
    void this.goOn(step, early, turn);
  }

  private async goOn(step: string, early: Early, turn: Turn): Promise<void> {
    // What it throws is thrown again when its turn comes.
    const update = await early.update.catch(() => undefined);
    if (update === undefined) return;
    early.hasEnded = true;
    if (!early.isTaken) this.settled(step, update, turn);
  }

  private levelOf(step: string): number {
    return this.plan.levels.get(step) ?? 0;
  }

  private workOf(step: string): NodeFunction {
    return this.plan.works.get(step) as NodeFunction;
  }
}

/** A step that paused before its turn, as by `interrupt()`, does its work again when it may pause. */
async function handOver(early: Early, again: () => Promise<MoaUpdate>): Promise<MoaUpdate> {
  try {
    return await early.update;
  } catch (error) {
    if (isGraphBubbleUp(error)) return again();
    throw error;
  }
}
