import type { AdaptedNote } from "../../ledger/call-note.js";
import type { Reply } from "./reply.js";

/** The notes on how the provider changed the request. It names the capabilities in `adapted`. */
export function adaptedNotes({ metadata }: Reply): AdaptedNote[] {
  const adapted: unknown = metadata["adapted"];
  if (!Array.isArray(adapted)) return [];
  return adapted
    .filter((capability: unknown) => typeof capability === "string")
    .map((capability) => ({ type: "adapted", capability }));
}
