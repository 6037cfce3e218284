import { nodesOfChange } from "../../errors/threads/graph-change.js";
import { lineOf } from "../../ask/journal/earlier-attempts.js";
import { type JournalEntry, latestEntries } from "../../ask/journal/journal-entry.js";
import { GraphChangedError } from "../../errors/threads/graph-changed-error.js";
import { graphChanges } from "../../fingerprint/graph-changes.js";
import { fingerprintOf } from "../../fingerprint/graph-fingerprint.js";
import { type Call, isUsable } from "../../ledger/call.js";
import type { RunStart } from "../../runtime/graph-state.js";
import type { Compilation } from "../../runtime/compilation.js";
import { stepsWithLines } from "../../step/kept/kept-results.js";
import type { SavedThread } from "../threads/kept-run.js";
import { beginOf, type LastRun, lastRunOf } from "./last-run.js";
import type { GraphOfRuns } from "./plan-rerun.js";
import { type RunPlan, runWithResults } from "./run-with-results.js";
import { wrongChanges } from "./wrong-changes.js";

/**
 * Plans to continue with a run whose graph has changed, with all that has run.
 *
 * @returns `undefined` if the graph is the same, or if nothing has run.
 * @throws GraphChangedError `GRAPH_CHANGED` if a node has run that was changed or removed.
 */
export async function planContinued(
  thread: SavedThread,
  { compilation, steps }: GraphOfRuns,
): Promise<RunPlan | undefined> {
  const { graph } = compilation;
  const last = await lastRunOf(thread, graph);
  if (last === "none" || last === "not-begun") return undefined;
  const { start, results, open } = last;
  if (start.graph === undefined || start.graph === fingerprintOf(graph).digest) return undefined;
  const begin = await beginOf(thread, start);
  const changes = begin?.graph && graphChanges(begin.graph, fingerprintOf(graph).settings);
  const wrong = wrongChanges(nodesRun(last, compilation), changes);
  if (begin === undefined || changes === undefined || wrong === undefined || wrong.length > 0) {
    throw new GraphChangedError({ graph: graph.name, changes: wrong, wanted: "continue" });
  }
  const changed = new Set([...(start.changed ?? []), ...changes.flatMap(nodesOfChange)]);
  const kept = stepsWithLines(results.ledger, steps);
  const carried = open.filter(({ call }) => graph.nodes[call.node] !== undefined);
  const planned = { ...start, kept, changed: inGraph(changed, compilation), carried };
  const ledger = [...results.ledger, ...linesOfRemoved(open, compilation)];
  return runWithResults({ ...results, ledger }, planned, begin, compilation);
}

/** The lines of requests of removed nodes: no step of the graph takes them over. */
function linesOfRemoved(open: readonly JournalEntry[], { graph }: Compilation): Call[] {
  const removed = open.filter(({ call }) => graph.nodes[call.node] === undefined);
  return latestEntries(removed).map(lineOf);
}

/**
 * The nodes whose models have answered, or that were decided on without one. A removed node has not run if it
 * gave nothing.
 */
function nodesRun({ results, open }: LastRun, { graph }: Compilation): ReadonlySet<string> {
  const replies = open.filter(({ reply }) => reply !== undefined).map(({ call }) => call);
  const hasRun = (call: Call): boolean => graph.nodes[call.node] !== undefined || isUsable(call);
  return new Set([...results.ledger.filter(hasRun), ...replies].map(({ node }) => node));
}

function inGraph(
  names: Iterable<string>,
  { graph }: Compilation,
): NonNullable<RunStart["changed"]> {
  return [...names].filter((name) => graph.nodes[name] !== undefined);
}
