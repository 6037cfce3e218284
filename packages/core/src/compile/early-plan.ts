import type { RunnableConfig } from "@langchain/core/runnables";
import { createEarlyStarts, type EarlyPlan, type EarlyStarts } from "./early-starts.js";
import type { Gate } from "./gates.js";
import { levelsOf, someWaitInVain } from "./levels.js";
import type { Runner } from "./runner.js";

/**
 * What early starts need to know of a graph.
 *
 * @param works - What each step does; it may be filled in later.
 * @returns `undefined` where nothing is to be gained: in layers that each read the one before.
 */
export function earlyPlanOf(
  gates: readonly Gate[],
  works: ReadonlyMap<string, Runner>,
  stateAfter: EarlyPlan["stateAfter"],
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
  return { gatesBehind, levels, works, stateAfter };
}

/** A compiled graph. */
interface Compiled {
  readonly nodes: object;
}

/** By the nodes of a compiled graph, which its copies share. */
const plans = new WeakMap<object, EarlyPlan>();

/** Keeps the plan of a compiled graph, whose runs are to start early. */
export function rememberEarlyPlan({ nodes }: Compiled, plan: EarlyPlan): void {
  plans.set(nodes, plan);
}

/** Early starts for a run that begins; `undefined` where its graph gains nothing by them. */
export function earlyStartsFor({ nodes }: Compiled): EarlyStarts | undefined {
  const plan = plans.get(nodes);
  return plan && createEarlyStarts(plan);
}

const key = "moagraph_early_starts";

/** The part of a LangGraph config that carries the early starts of a run. */
export function configurableWith(starts: EarlyStarts): Record<string, EarlyStarts> {
  return { [key]: starts };
}

/** Reads them back. LangChain hands a config down to graphs within: those have others, or none. */
export function earlyStartsIn(
  { configurable }: Pick<RunnableConfig, "configurable">,
  plan: EarlyPlan | undefined,
): EarlyStarts | undefined {
  const starts = configurable?.[key] as EarlyStarts | undefined;
  return plan !== undefined && starts?.plan === plan ? starts : undefined;
}

/** The plan of a compiled graph, if its runs are to start early. */
export function earlyPlanFor({ nodes }: Compiled): EarlyPlan | undefined {
  return plans.get(nodes);
}
