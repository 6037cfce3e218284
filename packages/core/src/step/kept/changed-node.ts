import type { Call } from "../../ledger/call.js";
import type { CallEvent } from "../../ledger/call-event.js";
import type { MoaUpdate, RunStart } from "../../runtime/graph-state.js";

/** The update of a step. If its node was added or changed after the run was started, all lines say so. */
export function markedUpdate(update: MoaUpdate, node: string, start: RunStart): MoaUpdate {
  const { ledger } = update;
  if (!isChanged(node, start) || !Array.isArray(ledger)) return update;
  return { ...update, ledger: ledger.map(marked) };
}

/** An event of a call. If its node was added or changed after the run was started, its line says so. */
export function markedEvent(event: CallEvent, start: RunStart): CallEvent {
  if (!isChanged(event.node, start) || !("call" in event)) return event;
  return { ...event, call: marked(event.call) };
}

function isChanged(node: string, { changed }: RunStart): boolean {
  return changed?.includes(node) === true;
}

function marked(call: Call): Call {
  return { ...call, notes: [...(call.notes ?? []), { type: "graph-changed" }] };
}
