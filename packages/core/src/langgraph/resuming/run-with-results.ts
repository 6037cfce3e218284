import { Command, type CommandInstance } from "@langchain/langgraph";
import { fingerprintOf } from "../../fingerprint/graph-fingerprint.js";
import { type RunStart, threadFormat } from "../../runtime/graph-state.js";
import { updateWith } from "../../step/kept/kept-results.js";
import type { RunResults } from "../../step/kept/kept-results.js";
import { conversationDigest } from "../../step/kept/planned-start.js";
import type { Compilation } from "../../runtime/compilation.js";
import type { KeptResults } from "../threads/kept-run.js";
import type { RunBegin } from "./last-run.js";

/** How LangGraph is asked for a run. */
export interface RunPlan {
  readonly input: CommandInstance | null;
  /** Id of the checkpoint from which the run continues. Default: the last one of the thread. */
  readonly checkpointId?: string;
  /** The results with which the run begins. Default: it is resumed. */
  readonly results?: KeptResults;
}

/**
 * A run from where the last one began, with results in its state. They are saved in one checkpoint, before
 * any step runs, so a crash loses nothing of them.
 */
export function runWithResults(
  results: RunResults,
  start: RunStart & { readonly from: string },
  begin: RunBegin,
  compilation: Compilation,
): RunPlan {
  const { atMs: startedAt, from, carried = [] } = start;
  const { digest: graph } = fingerprintOf(compilation.graph);
  const plannedFor = conversationDigest(begin.messages);
  const runStart: RunStart = { ...start, format: threadFormat, graph, plannedFor };
  return {
    input: new Command({ update: { ...updateWith(results, compilation), answer: "", runStart } }),
    checkpointId: from,
    results: { startedAt, ledger: results.ledger, carried },
  };
}
