import { isRecord } from "../../validate/value/is-record.js";

/** The input of a run that keeps results of the thread's last run. Plain JSON. See {@link rerunFrom}. */
export interface RerunInput<NodeName extends string = string> {
  /** Names of the nodes that are asked again. At least one. */
  readonly rerunFrom: readonly NodeName[];
}

/**
 * Returns the input of a run that asks some nodes again, and all nodes behind them. All other results of the
 * thread's last run are kept: their models are not asked, and cost nothing.
 *
 * The graph may have changed since: in these nodes and in those behind them. If a node has changed whose
 * result would be kept, the run throws `GraphChangedError`. The conversation is that of the last run, without
 * its answer. Nodes that had not run are asked too, as after a crash. Steps of `after` run again, those of
 * `before` do not.
 *
 * A kept call has a ledger line with attempt 0, no tokens and the note `kept`. Its status is `cached` if it was
 * `ok`.
 *
 * @param nodes - Names of nodes, such as `fuse`, `panel/llama` or `rounds/2/writer`. The name of a `graph` or
 * `repeat` stands for all nodes in it.
 * @example Two aggregators on one set of proposals
 * ```ts
 * import { MemorySaver } from "@langchain/langgraph";
 * import { aggregator, compile, defineGraph, proposer, rerunFrom } from "@moagraph/core";
 * import { simulated } from "@moagraph/simulated";
 *
 * const checkpointer = new MemorySaver();
 * const appOf = (chair: string) => {
 *   const ada = proposer({ model: "simulated:ada" });
 *   const bob = proposer({ model: "simulated:bob" });
 *   const fuse = aggregator({ model: chair, reads: ["ada", "bob"] });
 *   const graph = defineGraph({ name: "panel", nodes: { ada, bob, fuse }, output: "fuse" });
 *   return compile(graph, { providers: [simulated()], checkpointer });
 * };
 * const thread = { configurable: { thread_id: "1" } };
 * await appOf("simulated:chair").invoke({ messages: "What about the Moon?" }, thread);
 * const { ledger } = await appOf("simulated:judge").invoke(rerunFrom("fuse"), thread);
 * console.log(ledger.map(({ node, status }) => `${node} ${status}`).join(", "));
 * // ada cached, bob cached, fuse ok
 * ```
 */
export function rerunFrom<const NodeName extends string>(
  ...nodes: readonly [NodeName, ...NodeName[]]
): RerunInput<NodeName> {
  return { rerunFrom: nodes };
}

/** Whether an input was made by {@link rerunFrom}. A conversation may have a channel of that name beside it. */
export function isRerun(input: unknown): input is RerunInput {
  return isRecord(input) && "rerunFrom" in input && !("messages" in input);
}
