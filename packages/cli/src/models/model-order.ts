import type { ReachedModel } from "../reach/reached-provider.js";

/**
 * Sorts models: the best score first, then the newest, then those with a known window, then by name;
 * retired ones last.
 */
export function inOrder<Model extends ReachedModel>(
  models: readonly Model[],
  today: string,
): Model[] {
  return models.toSorted(
    (a, b) =>
      Number(isRetired(a, today)) - Number(isRetired(b, today)) ||
      (b.facts.quality?.value ?? 0) - (a.facts.quality?.value ?? 0) ||
      byText(b.facts.released?.value ?? "", a.facts.released?.value ?? "") ||
      Number(b.facts.contextTokens !== undefined) - Number(a.facts.contextTokens !== undefined) ||
      byText(a.model, b.model),
  );
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether the vendor has announced the end of a model, and the day has come. */
export function isRetired({ facts }: Pick<ReachedModel, "facts">, today: string): boolean {
  return facts.retired !== undefined && facts.retired.value <= today;
}
