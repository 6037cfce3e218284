import { emitWarning } from "../errors/emit-warning.js";
import { currentDay, type RetirementNote, retirementsOf } from "../plan/notes/retirements.js";
import type { Compilation } from "../runtime/compilation.js";

const warned = new Set<string>();

/** Warns, once in a process, of each model that is retired or will be soon. */
export function warnOfRetired({ callConfigs, pool }: Compilation): void {
  const asking = [...callConfigs].map(
    ([node, { models }]) => [node, models.map(({ settings }) => settings.model)] as const,
  );
  for (const note of retirementsOf(asking, pool.facts, currentDay)) {
    if (warned.has(note.model)) continue;
    warned.add(note.model);
    emitWarning(textOf(note), "MOAGRAPH_RETIRED_MODEL");
  }
}

function textOf({ model, message, successor }: RetirementNote): string {
  const swap = JSON.stringify({ [model]: successor ?? "provider:model-id" });
  const replacement = successor === null ? "another model" : "its successor";
  return `${message} Replace it with ${replacement}: swapModels(graph, ${swap}).`;
}
