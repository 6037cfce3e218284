import type { RunnableConfig } from "@langchain/core/runnables";
import type { Call, MoaApp, Proposal } from "@moagraph/core";
import { flatGraphOf, type GraphSpec } from "@moagraph/core/graph";
import type { ThreadConfig } from "../../follow-run.js";

/** A run that has stopped before nodes. */
export interface StoppedRun {
  /** Of its checkpoint. */
  readonly config: RunnableConfig;
  readonly nodes: readonly string[];
  /** The nodes that they read. */
  readonly reads: readonly string[];
  /** The proposals that the nodes read, in the order of `reads`, then of samples. */
  readonly shown: readonly Proposal[];
  readonly proposals: readonly Proposal[];
  readonly ledger: readonly Call[];
}

/** Finds out before which nodes a run has stopped. */
export async function findStop(
  app: MoaApp,
  config: ThreadConfig,
  graph: GraphSpec,
): Promise<StoppedRun> {
  const { values, next, config: place } = await app.getState(config);
  const { proposals = [], ledger = [] } = values;
  const nodes = [...new Set(next.map(nodeOf(graph)))];
  const reads = readsOf(nodes, graph);
  const shown = reads.flatMap((read) => proposals.filter(({ node }) => node === read));
  return { config: place, nodes, reads, shown, proposals, ledger };
}

/** A node with several calls has a step for each: `fuse-1`, `fuse-2`. */
function nodeOf(graph: GraphSpec): (step: string) => string {
  const { nodes } = flatGraphOf(graph);
  return (step) => (Object.hasOwn(nodes, step) ? step : step.replace(/-\d+$/, ""));
}

function readsOf(names: readonly string[], graph: GraphSpec): readonly string[] {
  const { nodes } = flatGraphOf(graph);
  const reads = names.flatMap((name) => {
    const node = nodes[name];
    return node !== undefined && "reads" in node ? (node.reads ?? []) : [];
  });
  return [...new Set(reads)];
}
