import { GraphChangedError } from "../../errors/threads/graph-changed-error.js";
import { graphChanges } from "../../fingerprint/graph-changes.js";
import { fingerprintOf } from "../../fingerprint/graph-fingerprint.js";
import { keptGraph } from "../../runtime/threads/kept-graph.js";
import type { RunStart } from "../../runtime/graph-state.js";
import type { FlatGraph } from "../../spec/graph-spec.js";
import type { ResumedThread } from "../internals/runs/resumed-thread.js";

/**
 * Refuses a thread whose run was started with another graph. Reads the thread only then.
 *
 * @param start - The start of the run that is resumed.
 * @returns Nothing at once if the graph is the same, or if the thread does not tell.
 * @throws GraphChangedError `GRAPH_CHANGED` with what differs.
 */
export function refuseChangedGraph(
  graph: FlatGraph,
  start: RunStart,
  thread: ResumedThread,
): Promise<never> | undefined {
  if (start.graph === undefined || start.graph === fingerprintOf(graph).digest) return undefined;
  return refuse(graph, start, thread);
}

async function refuse(graph: FlatGraph, start: RunStart, thread: ResumedThread): Promise<never> {
  const before = await keptGraph({ saver: thread.saver, config: thread.at(start.from) });
  const { settings } = fingerprintOf(graph);
  const changes = before && graphChanges(before, settings);
  throw new GraphChangedError({ graph: graph.name, changes, wanted: "resume" });
}
