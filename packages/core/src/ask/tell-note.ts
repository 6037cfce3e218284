import type { CallNote } from "../ledger/call-note.js";
import type { AskedModel, CallRequest } from "./call-request.js";

/** Tells that something is done otherwise than the graph says at first sight. */
export function tellNote(
  { site, planned: { node, sample } }: Pick<CallRequest, "site" | "planned">,
  { settings: { model } }: Pick<AskedModel, "settings">,
  note: CallNote,
): void {
  site.tell({ type: "call-note", node, sample, model, atMs: site.nowMs(), note });
}
