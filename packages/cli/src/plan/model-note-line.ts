import type { ModelNote } from "@moagraph/core/graph";

/** A note on a model in one line, with the option that replaces a retired one. */
export function modelNoteLine(note: ModelNote): string {
  if (note.type === "left-out") return `note: ${note.message}`;
  const { model, message, successor } = note;
  const replacement = successor === null ? "another model" : "its successor";
  return `note: ${message} Replace it with ${replacement}: --model ${model}=${successor ?? "provider:model-id"}`;
}
