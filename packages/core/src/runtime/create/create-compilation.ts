import { flowOf } from "../../spec/flow/flow.js";
import { type FlatGraph, nodesOf } from "../../spec/graph-spec.js";
import { policiesOf } from "../../spec/policies/policies.js";
import { estimatingCounter, tokenCounter } from "../../tokens/token-counter.js";
import { callConfigsOf } from "./call-configs.js";
import type { Compilation } from "../compilation.js";
import type { CompileOptions } from "../compile-options.js";
import type { ModelPool } from "../model-pool.js";
import { skipsOf } from "../routing/skips.js";
import { watchedNodes } from "./watched-nodes.js";
import { readershipOf } from "./readership.js";

/**
 * Derives from a graph everything that its runs share. Creates no model.
 *
 * @param graph - Checked, with all its providers, models and functions in `options`.
 */
export function createCompilation(
  graph: FlatGraph,
  options: CompileOptions,
  pool: ModelPool,
): Compilation {
  const flow = flowOf(graph);
  const policies = new Map(nodesOf(graph).map(([name, node]) => [name, policiesOf(graph, node)]));
  const readership = readershipOf(graph, policies);
  const { countTokens } = options;
  const counter = countTokens === undefined ? estimatingCounter : tokenCounter(countTokens);
  const callConfigs = callConfigsOf({ graph, flow, policies, pool, counter, options });
  const isSkipped = skipsOf(graph);
  const watched = watchedNodes(graph);
  return {
    graph,
    flow,
    policies,
    readership,
    callConfigs,
    options,
    pool,
    isSkipped,
    watched,
    counter,
  };
}
