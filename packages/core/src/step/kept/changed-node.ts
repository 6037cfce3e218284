import type { Call } from "../../ledger/call.js";
import type { CallEvent } from "../../ledger/call-event.js";
import type { MoaUpdate, RunStart } from "../../runtime/graph-state.js";

/** Whether a node was added or changed after the run was started. */
export function isChanged(node: string, { changed }: RunStart): boolean {
  return changed?.includes(node) === true;
}

/** The update of a step of such a node: all its lines say so. */
export function markedUpdate(update: MoaUpdate): MoaUpdate {
  const { ledger } = update;
  return Array.isArray(ledger) ? { ...update, ledger: ledger.map(marked) } : update;
}

/** An event of such a node. */
export function markedEvent(event: CallEvent): CallEvent {
  return "call" in event ? { ...event, call: marked(event.call) } : event;
}

function marked(call: Call): Call {
  return { ...call, notes: [...(call.notes ?? []), { type: "graph-changed" }] };
}
