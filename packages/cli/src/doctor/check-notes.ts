import { type GraphSpec, planRun } from "@moagraph/core/graph";
import { modelNoteText } from "../plan/model-note-text.js";
import type { KnownModels } from "../plan/plan-facts.js";
import type { Check } from "./check.js";

/** What a graph sets that its models do not accept, and models that are retired or will be. */
export function checkNotes(graph: GraphSpec, known: KnownModels): Check[] {
  return planRun(graph, known).notes.map((note) => ({
    name: note.model,
    state: note.type === "retirement" && note.isRetired ? "failed" : "warning",
    found: note.message,
    fix: fixOf(note.message, modelNoteText(note)),
  }));
}

/** The text of a note without its message. */
function fixOf(message: string, text: string): string | undefined {
  const fix = text.slice(message.length).trim();
  return fix === "" ? undefined : fix;
}
