import {
  Annotation,
  getConfig,
  type LangGraphRunnableConfig,
  StateGraph,
} from "@langchain/langgraph";
import type { NodeFunction } from "../../runtime/node-function.js";
import { beginName } from "../../step/begin.js";
import { TracerPlaceholder } from "../internals/langchain-tracer.js";
import { describePlace } from "../internals/task-config.js";
import type { LangGraphApp } from "../langgraph-app.js";
import type { WiringParts } from "../wiring-parts.js";
import { proposalOf, tinyGraph } from "./tiny-graph.js";

/** The input of a probe's runs. */
export const probeInput = { messages: "self-test" };

/**
 * A graph that tries out the parts of a wiring: `slow` and `quick` start together, `next` waits for
 * `quick` only, and `last` for all. Each step writes what its config says of its place.
 *
 * @param next - What `next` does.
 */
export function probeOf(
  parts: WiringParts,
  next: NodeFunction = writesPlace("next", 0),
): LangGraphApp {
  return tinyGraph(
    {
      slow: [writesPlace("slow", 100), [beginName]],
      quick: [writesPlace("quick", 0), [beginName]],
      next: [next, ["quick"]],
      last: [writesPlace("last", 0), ["slow", "next"]],
    },
    parts,
  );
}

/** What a run of a probe comes to: its updates, the edges that are drawn, and the runs traced. */
export async function outcomeOf(probe: LangGraphApp): Promise<string> {
  const tracer = new NameTracer();
  const config = { streamMode: "updates" as const, callbacks: [tracer] };
  const updates: string[] = [];
  for await (const update of await probe.stream(probeInput, config)) {
    updates.push(JSON.stringify(update));
  }
  const edges = probe.getGraph().edges.map(({ source, target }) => `${source} ${target}`);
  return JSON.stringify([updates, edges, tracer.names].map((lines) => lines.toSorted()));
}

/** Keeps self-tests out of LangSmith, and collects the names of the runs it is notified of. */
class NameTracer extends TracerPlaceholder {
  readonly names: string[] = [];

  override handleChainStart(...given: unknown[]): void {
    this.names.push(String(given[7]));
  }
}

/** Waits without a timer, which a test may have replaced. */
async function waitTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}

function writesPlace(step: string, turns: number): NodeFunction {
  return async (_, config) => {
    await waitTurns(turns);
    return { proposals: [proposalOf(step, placesOf(config))] };
  };
}

/** As `getConfig` says it, and as the step's own config says it. */
function placesOf(config: LangGraphRunnableConfig): string {
  return [getConfig() ?? {}, config].map(describePlace).join(", ");
}

/** Runs a graph within a step: it counts itself in what LangGraph gives the step. */
export const runsGraph: NodeFunction = async (_, config) => {
  const { said } = await innerGraph().invoke({ said: "" }, config);
  return { proposals: [proposalOf("next", `${placesOf(config)}, ${said}`)] };
};

function innerGraph() {
  return new StateGraph(Annotation.Root({ said: Annotation<string>() }))
    .addNode("inner", (_, config) => ({ said: describePlace(config) }))
    .addEdge("__start__", "inner")
    .compile();
}
