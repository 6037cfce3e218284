import type { BaseCheckpointSaver } from "@langchain/langgraph";

/** The channels of the call journal. */
const journalPrefix = "moagraph:";

/** What the call journal has written. */
export interface JournalCost {
  readonly writes: number;
  readonly entries: number;
  readonly bytes: number;
  /** From the call of the saver to its confirmation, of all writes together. */
  readonly waitedMs: number;
}

/** Measures the writes of the call journal from now on. Returns what was measured so far. */
export function watchJournal(saver: BaseCheckpointSaver): () => JournalCost {
  const cost = { writes: 0, entries: 0, bytes: 0, waitedMs: 0 };
  const putWrites = saver.putWrites.bind(saver);
  saver.putWrites = async (config, writes, task) => {
    const own = writes.filter(([channel]) => channel.startsWith(journalPrefix));
    const startedAtMs = performance.now();
    await putWrites(config, writes, task);
    if (own.length === 0) return;
    cost.waitedMs += performance.now() - startedAtMs;
    cost.writes += 1;
    cost.entries += own.length;
    for (const [, value] of own) cost.bytes += (await saver.serde.dumpsTyped(value))[1].length;
  };
  return () => ({ ...cost });
}
