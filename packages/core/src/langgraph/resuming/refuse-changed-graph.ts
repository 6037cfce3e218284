import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { GraphChangedError } from "../../errors/threads/graph-changed-error.js";
import { graphChanges } from "../../fingerprint/graph-changes.js";
import { fingerprintOf } from "../../fingerprint/graph-fingerprint.js";
import type { RunStart } from "../../runtime/graph-state.js";
import { keptGraph } from "../../runtime/threads/kept-graph.js";
import type { FlatGraph } from "../../spec/graph-spec.js";
import type { RunBeginning } from "../internals/run-loop.js";

/**
 * Refuses to resume a run that was started with another graph. Reads the thread only then.
 *
 * @returns Nothing at once if the graph is the same, or if the thread does not tell.
 * @throws GraphChangedError `GRAPH_CHANGED` with what differs.
 */
export function refuseChangedGraph(
  graph: FlatGraph,
  { isResumed, isCommanded, isWritten, read, checkpointConfig }: RunBeginning,
  saver: BaseCheckpointSaver,
): Promise<void> | undefined {
  const start = read("runStart") as RunStart | undefined;
  // A run that waits before `begin` has no graph yet. The thread then has that of the run before.
  const isKnown = start?.graph !== undefined && isWritten("runStart");
  if (!(isResumed || isCommanded) || !isKnown) return undefined;
  if (start.graph === fingerprintOf(graph).digest) return undefined;
  const { configurable } = checkpointConfig();
  const place = { configurable: { ...configurable, checkpoint_id: start.from } };
  return refuse(graph, { saver, config: place });
}

async function refuse(graph: FlatGraph, place: Parameters<typeof keptGraph>[0]): Promise<never> {
  const before = await keptGraph(place);
  const changes = before && graphChanges(before, fingerprintOf(graph).settings);
  throw new GraphChangedError({ graph: graph.name, changes, wanted: "resume" });
}
