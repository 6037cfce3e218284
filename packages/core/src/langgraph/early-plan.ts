import type { RunnableConfig } from "@langchain/core/runnables";
import { type RunScopedValue, createRunScopedValue } from "../identity/run-scoped-value.js";
import { createEarlyStarts, type EarlyPlan, type EarlyStarts } from "./early-starts.js";
import type { StepPlan } from "./wiring.js";
import type { JoinGroup } from "./join-groups.js";
import { levelsOf, someWaitInVain } from "./levels.js";

/**
 * What early starts need to know of a graph.
 *
 * @param works - What each step does; filled in before the first run.
 * @returns `undefined` where nothing is to be gained: in layers that each read the one before.
 */
export function earlyPlanOf(
  groups: readonly JoinGroup[],
  works: EarlyPlan["works"],
  { stateAfter, keepsCalls }: StepPlan,
): EarlyPlan | undefined {
  const levels = levelsOf(groups);
  if (!someWaitInVain(groups, levels)) return undefined;
  const groupsBehind = new Map<string, JoinGroup[]>();
  for (const group of groups) {
    for (const step of group.before) {
      const behind = groupsBehind.get(step);
      if (behind === undefined) groupsBehind.set(step, [group]);
      else behind.push(group);
    }
  }
  return { groupsBehind, levels, works, stateAfter, keepsCalls };
}

/** By the nodes of a compiled graph, which its copies share. */
const plans = new WeakMap<object, EarlyPlan>();

/** A compiled graph. */
interface Compiled {
  readonly nodes: object;
}

/** Keeps the plan of a compiled graph, whose runs are to start steps early. */
export function rememberEarlyPlan({ nodes }: Compiled, plan: EarlyPlan): void {
  plans.set(nodes, plan);
}

/** Early starts for a run that begins; `undefined` where its graph gains nothing by them. */
export function earlyStartsFor({ nodes }: Compiled): EarlyStarts | undefined {
  const plan = plans.get(nodes);
  return plan && createEarlyStarts(plan);
}

/** Hands the early starts of a run down to its steps. */
export const earlyStartsCarrier: RunScopedValue<EarlyStarts> =
  createRunScopedValue("moagraph_early_starts");

/** Those of this graph's run. LangChain hands a config down to graphs within: they have others, or none. */
export function earlyStartsIn(config: RunnableConfig, plan: EarlyPlan): EarlyStarts | undefined {
  const starts = earlyStartsCarrier.find(config);
  return starts?.plan === plan ? starts : undefined;
}
