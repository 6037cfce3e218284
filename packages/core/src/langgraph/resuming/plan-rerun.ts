import type { JournalEntry } from "../../ask/journal/journal-entry.js";
import { NothingToResumeError } from "../../errors/run/nothing-to-resume-error.js";
import { GraphChangedError } from "../../errors/threads/graph-changed-error.js";
import { graphChanges } from "../../fingerprint/graph-changes.js";
import { fingerprintOf } from "../../fingerprint/graph-fingerprint.js";
import { nowMs } from "../../ledger/clock.js";
import type { Compilation } from "../../runtime/compilation.js";
import type { RerunInput } from "../../runtime/threads/rerun-from.js";
import { keptLine } from "../../step/kept/kept-line.js";
import { resultsKept, type StepsByNode, stepsWithLines } from "../../step/kept/kept-results.js";
import type { SavedThread } from "../threads/kept-run.js";
import { beginOf, lastRunOf, type RunBegin } from "./last-run.js";
import { nodesToRerun } from "./nodes-to-rerun.js";
import { type RunPlan, runWithResults } from "./run-with-results.js";
import { wrongChanges } from "./wrong-changes.js";

/** A compiled graph, whose runs may keep results of others. */
export interface GraphOfRuns {
  readonly compilation: Compilation;
  readonly steps: StepsByNode;
}

/**
 * Plans a run that keeps results of the thread's last run.
 *
 * @throws InvalidInputError `INVALID_INPUT` if a node is unknown.
 * @throws NothingToResumeError `NOTHING_TO_RESUME` if the thread has no results.
 * @throws GraphChangedError `GRAPH_CHANGED` if a node has changed whose result would be kept.
 */
export async function planRerun(
  input: RerunInput,
  thread: SavedThread,
  { compilation, steps }: GraphOfRuns,
): Promise<RunPlan> {
  const { graph } = compilation;
  const again = nodesToRerun(input, graph);
  const last = await lastRunOf(thread, graph);
  if (last === "none") throw new NothingToResumeError("no-results");
  // Nothing has run that could be kept.
  if (last === "not-begun") return { input: null };
  const { start, results, open } = last;
  const begin = await beginOf(thread, start);
  if (begin === undefined) throw new NothingToResumeError("no-history", results);
  const isKept = (node: string): boolean => graph.nodes[node] !== undefined && !again.has(node);
  const kept = resultsKept(results, isKept);
  const ended = stepsWithLines(kept.ledger, steps);
  const carried = repliesKept(open, isKept);
  const nodes = new Set(
    [...kept.ledger, ...carried.map(({ call }) => call)].map(({ node }) => node),
  );
  refuseChanged(nodes, begin, start.graph, compilation);
  const planned = { atMs: nowMs(), from: start.from, kept: ended, carried };
  return runWithResults(kept, planned, begin, compilation);
}

/** Replies of calls that LangGraph has not saved yet: their steps had started early, or were cut off. */
function repliesKept(
  open: readonly JournalEntry[],
  isKept: (node: string) => boolean,
): JournalEntry[] {
  return open
    .filter(({ reply, call }) => reply !== undefined && isKept(call.node))
    .map((entry) => ({ ...entry, call: keptLine(entry.call) }));
}

/** A result of another node than the graph now has would be kept silently. */
function refuseChanged(
  kept: ReadonlySet<string>,
  begin: RunBegin,
  digest: string | undefined,
  { graph }: Compilation,
): void {
  const now = fingerprintOf(graph);
  if (digest === now.digest) return;
  const changes = begin.graph && graphChanges(begin.graph, now.settings);
  const wrong = wrongChanges(kept, changes);
  if (wrong === undefined || wrong.length > 0) {
    throw new GraphChangedError({ graph: graph.name, changes: wrong, wanted: "keep" });
  }
}
