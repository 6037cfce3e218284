import type { RunnableConfig } from "@langchain/core/runnables";
import { type Carrier, createCarrier } from "../runtime/run-scoped-value.js";
import { createEarlyStarts, type EarlyPlan, type EarlyStarts } from "./early-starts.js";
import type { Course } from "./wiring.js";
import type { Gate } from "./join-groups.js";
import { levelsOf, someWaitInVain } from "./levels.js";

/**
 * What early starts need to know of a graph.
 *
 * @param works - What each step does; filled in before the first run.
 * @returns `undefined` where nothing is to be gained: in layers that each read the one before.
 */
export function earlyPlanOf(
  gates: readonly Gate[],
  works: EarlyPlan["works"],
  { stateAfter, keepsCalls }: Course,
): EarlyPlan | undefined {
  const levels = levelsOf(gates);
  if (!someWaitInVain(gates, levels)) return undefined;
  const gatesBehind = new Map<string, Gate[]>();
  for (const gate of gates) {
    for (const step of gate.before) {
      const behind = gatesBehind.get(step);
      if (behind === undefined) gatesBehind.set(step, [gate]);
      else behind.push(gate);
    }
  }
  return { gatesBehind, levels, works, stateAfter, keepsCalls };
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
export const earlyStartsCarrier: Carrier<EarlyStarts> = createCarrier("moagraph_early_starts");

/** Those of this graph's run. LangChain hands a config down to graphs within: they have others, or none. */
export function earlyStartsIn(config: RunnableConfig, plan: EarlyPlan): EarlyStarts | undefined {
  const starts = earlyStartsCarrier.find(config);
  return starts?.plan === plan ? starts : undefined;
}
