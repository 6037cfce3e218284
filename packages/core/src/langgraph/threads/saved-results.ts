import { type CheckpointTuple, INTERRUPT, type Interrupt } from "@langchain/langgraph";
import { latestEntries } from "../../ask/journal/journal-entry.js";
import type { Call } from "../../ledger/call.js";
import type { Place } from "../../ledger/merge-by-place.js";
import { placeKey } from "../../ledger/place-key.js";
import type { Proposal } from "../../ledger/proposal.js";
import type { PendingWrite } from "../internals/run-loop.js";
import { entriesIn, finishedUpdates } from "./open-entries.js";

/** What a checkpoint has of a run. */
export interface SavedResults {
  /** In the order of the graph, then those of steps that have ended since the checkpoint. */
  readonly proposals: readonly Proposal[];
  /**
   * Every request. One that is in flight, or was cut off when its process ended, has the status `aborted` and
   * an estimate of its tokens.
   */
  readonly ledger: readonly Call[];
  /** What the run waits for, if it has stopped at `interrupt()`, as a node of the kind `human` does. */
  readonly interrupts: readonly Interrupt[];
}

/**
 * Reads what a checkpoint has of the last run of its thread, without the app that made it: for a list of
 * threads.
 *
 * Of calls that started early, those that were recorded at an earlier checkpoint are missing. A resumed run has
 * them.
 *
 * @param checkpoint - From `getTuple` of a checkpointer.
 * @example
 * ```ts
 * import { MemorySaver } from "@langchain/langgraph";
 * import { compile, defineGraph, proposer, savedResults } from "@moagraph/core";
 * import { simulated } from "@moagraph/simulated";
 *
 * const nodes = { ada: proposer({ model: "simulated:ada" }) };
 * const graph = defineGraph({ name: "solo", nodes, output: "ada" });
 * const checkpointer = new MemorySaver();
 * const app = compile(graph, { providers: [simulated()], checkpointer });
 * const thread = { configurable: { thread_id: "1" } };
 * await app.invoke("What about the Moon?", thread);
 * const saved = await checkpointer.getTuple(thread);
 * if (saved !== undefined) console.log(savedResults(saved).ledger.length); // 1
 * ```
 */
export function savedResults({
  checkpoint,
  metadata,
  pendingWrites = [],
}: CheckpointTuple): SavedResults {
  // Until `begin` has run, the state has the lists of the run before.
  const isNew = metadata?.source === "input";
  const values = (isNew ? {} : checkpoint.channel_values) as Partial<Lists>;
  const written = [values, ...(finishedUpdates(pendingWrites) as readonly Partial<Lists>[])];
  const ledger = merged(written.map((each) => each.ledger));
  const proposals = merged(written.map((each) => each.proposals));
  return {
    proposals,
    ledger: withRequests(ledger, pendingWrites),
    interrupts: interruptsIn(pendingWrites),
  };
}

interface Lists {
  readonly proposals: readonly Proposal[];
  readonly ledger: readonly Call[];
}

/** A step replaces what it has written before. */
function merged<Item extends Place>(lists: readonly (readonly Item[] | undefined)[]): Item[] {
  return lists.reduce<Item[]>((before, list = []) => {
    const written = new Set(list.map(placeKey));
    return [...before.filter((item) => !written.has(placeKey(item))), ...list];
  }, []);
}

/** A ledger with the requests of calls that have not ended. */
function withRequests(ledger: readonly Call[], writes: readonly PendingWrite[]): Call[] {
  const ended = new Set(ledger.map(placeKey));
  const requests = latestEntries(entriesIn(writes)).map(({ call }) => call);
  return [...ledger, ...requests.filter((call) => !ended.has(placeKey(call)))];
}

/** An interrupt that was answered has gone with its checkpoint. */
function interruptsIn(writes: readonly PendingWrite[]): Interrupt[] {
  return writes.flatMap(([, channel, value]) =>
    channel === INTERRUPT ? (value as Interrupt | Interrupt[]) : [],
  );
}
