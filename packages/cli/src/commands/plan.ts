import { planRun } from "@moagraph/core/graph";
import { type GraphOptions, withOptions } from "../options/graph-options.js";
import { targetGraph } from "../panel/target-graph.js";
import { planFacts } from "../plan/plan-facts.js";
import { planText } from "../plan/plan-text.js";
import { stderr, stdout } from "../text-output.js";

/** The options of `moagraph plan`. */
export interface PlanCommandOptions extends GraphOptions {
  readonly json?: boolean;
  readonly promptTokens?: number;
  readonly outputTokens?: number;
}

/** Prints the estimate for a run of a graph. Providers that cannot be used are
 * reported on stderr. */
export async function plan(target: string | undefined, options: PlanCommandOptions): Promise<void> {
  const graph = withOptions(await targetGraph(target, options), options);
  const { notes, ...known } = await planFacts(graph);
  for (const note of notes) stderr.write(`note: ${note}\n`);
  const { promptTokens, outputTokens } = options;
  const planned = planRun(graph, { ...known, promptTokens, outputTokens });
  if (options.json) stdout.writeJson(planned);
  else stdout.write(planText(planned));
}
