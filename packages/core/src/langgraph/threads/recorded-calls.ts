import type { CheckpointTuple } from "@langchain/langgraph";
import { latestEntries } from "../../ask/journal/journal-entry.js";
import type { Call } from "../../ledger/call.js";
import { entriesIn } from "./open-entries.js";

/**
 * Returns the requests that a run has recorded beside a checkpoint, for a list of threads.
 *
 * The ledger in a checkpoint has the calls that have ended. A request is recorded before it is sent, so these are
 * also in flight, or were cut off when their process ended. They have the status `aborted`, and an estimate of
 * their tokens. Calls that have ended since the checkpoint can be among the lines.
 *
 * @param checkpoint - From `getTuple` of a checkpointer.
 * @example
 * ```ts
 * import { MemorySaver } from "@langchain/langgraph";
 * import { compile, defineGraph, proposer, recordedCalls } from "@moagraph/core";
 * import { simulated } from "@moagraph/simulated";
 *
 * const nodes = { ada: proposer({ model: "simulated:ada" }) };
 * const graph = defineGraph({ name: "solo", nodes, output: "ada" });
 * const checkpointer = new MemorySaver();
 * const app = compile(graph, { providers: [simulated()], checkpointer });
 * const thread = { configurable: { thread_id: "1" } };
 * await app.invoke("What about the Moon?", thread);
 * const saved = await checkpointer.getTuple(thread);
 * console.log(recordedCalls(saved ?? {}).length); // 0
 * ```
 */
export function recordedCalls({
  pendingWrites = [],
}: Pick<CheckpointTuple, "pendingWrites">): Call[] {
  return latestEntries(entriesIn(pendingWrites)).map(({ call }) => call);
}
