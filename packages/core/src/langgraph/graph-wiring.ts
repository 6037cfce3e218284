import { CompiledStateGraph } from "@langchain/langgraph";
import type { EarlyPlan } from "./early-starts/early-plan.js";
import { warnOfFallback } from "./fallback-warning.js";
import type { DescribeSteps } from "./internals/run-loop.js";
import type { LangGraphApp } from "./langgraph-app.js";
import type { GraphOfRuns } from "./resuming/plan-rerun.js";
import { off, type WiringParts } from "./wiring-parts.js";

/** How a compiled graph is wired, and what is to be done before its first run. */
export interface GraphWiring {
  readonly parts: WiringParts;
  readonly earlyPlan: EarlyPlan | undefined;
  /** The same graph with the plain wiring. */
  readonly plain: () => LangGraphApp;
  /** The node that answers. Without one, a run may end without an answer. */
  readonly output?: string | undefined;
  /** Gives the steps of a run their metadata, if it is traced. */
  readonly describe?: DescribeSteps;
  /** Throws if no run may start. Called before the first run. */
  readonly admit?: () => Promise<void>;
  /**
   * What its runs share, and its steps. Without it, threads have no journal, and those of other graphs are
   * resumed.
   */
  readonly runs?: GraphOfRuns | undefined;
}

type Fields = ConstructorParameters<typeof CompiledStateGraph>[0];

/** LangGraph's `withConfig` copies a graph by giving all of its properties to its constructor. */
export type WiredFields<Wiring extends GraphWiring = GraphWiring> = Fields & {
  readonly moaWiring: Wiring;
};

/** What the same graph of another class is made of. */
export function fieldsOf<Wiring extends GraphWiring>(
  compiled: LangGraphApp,
  moaWiring: Wiring,
): WiredFields<Wiring> {
  const fields: object = Object.assign({}, compiled, { moaWiring });
  return fields as WiredFields<Wiring>;
}

/** The wiring of a graph whose runs cannot be hooked: early starts, `invoke` and signals need to know of each. */
export function withoutHook(wiring: GraphWiring): GraphWiring {
  if (wiring.parts.earlyStarts !== off) warnOfFallback("early starts");
  const parts = { ...wiring.parts, earlyStarts: off, directInvoke: off, ownSignals: off };
  return { ...wiring, parts };
}
