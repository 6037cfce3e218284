import type { CheckpointTuple } from "@langchain/langgraph";
import type { Call } from "@moagraph/core";

/** Where core records requests that LangGraph has not saved: those that were cut off are paid too. */
const channel = "moagraph:call";

/** What core records of one request. */
interface Entry {
  readonly state: "sent" | "ended" | "unsent";
  /** Its ledger line as far as it is known. */
  readonly call: Call;
}

/** The requests recorded at the last checkpoint, in the order in which they were sent. */
export function startedCalls({ pendingWrites = [] }: CheckpointTuple): Call[] {
  const entries = pendingWrites.flatMap(([, name, value]) =>
    name === channel ? [value as Entry] : [],
  );
  const unsent = new Set(entries.filter(({ state }) => state === "unsent").map(keyOf));
  const latest = new Map<string, Call>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (!latest.has(key) || entry.state === "ended") latest.set(key, entry.call);
  }
  return [...latest].flatMap(([key, call]) => (unsent.has(key) ? [] : [call]));
}

function keyOf({ call }: Entry): string {
  return `${call.node} ${call.sample} ${call.attempt}`;
}
