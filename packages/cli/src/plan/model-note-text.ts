import type { ModelNote } from "@moagraph/core/graph";
import { shellWord } from "@moagraph/report/words";

/** A note on a model, with the option that replaces a retired one. */
export function modelNoteText(note: ModelNote): string {
  if (note.type === "left-out") return note.message;
  const { model, message, successor } = note;
  const replacement = successor === null ? "another model" : "its successor";
  return `${message} Replace it with ${replacement}: --model ${shellWord(`${model}=${successor ?? "provider:model-id"}`)}`;
}
