import type { HumanRequest } from "@moagraph/core";
import { MoaError } from "@moagraph/core/graph";
import { pluralize } from "@moagraph/report/words";
import { withOptions } from "../../options/graph-options.js";
import { targetGraph } from "../../panel/target-graph.js";
import { openNodes } from "./open-nodes.js";
import type { SavedRun } from "../saved/saved-run.js";

/** Most nodes that are named. */
const mostNames = 5;

/** What a run does next; `undefined` if it has answered. */
export async function nextStep(run: SavedRun): Promise<string | undefined> {
  const { state, asked, stoppedBefore } = run;
  if (state === "answered") return undefined;
  const [request] = asked;
  if (request !== undefined) {
    const { node, ask } = request.value as HumanRequest;
    return `a person answers ${node}: ${ask}`;
  }
  if (stoppedBefore.length > 0)
    return `a person looks at the proposals before ${names(stoppedBefore)}`;
  return nextCalls(run);
}

/** The graph may be gone or changed. That is no reason to show nothing of the thread. */
async function nextCalls({ origin, ledger }: SavedRun): Promise<string> {
  if (origin === undefined) return "unknown: another program made this thread";
  try {
    const { target, options } = origin;
    const graph = withOptions(await targetGraph(target, options), options);
    const open = openNodes(graph, ledger);
    return open.length === 0 ? "the answer, without a call" : `calls of ${names(open)}`;
  } catch (error) {
    if (MoaError.isInstance(error)) return `unknown: ${error.message}`;
    throw error;
  }
}

function names(nodes: readonly string[]): string {
  const more = nodes.length - mostNames;
  const named = nodes.slice(0, mostNames).join(", ");
  return more > 0 ? `${named} and ${pluralize(more, "other node")}` : named;
}
