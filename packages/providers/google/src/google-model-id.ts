/** The id of a model without the `models/` that Google's API puts in front of it. */
export function googleModelId(model: string): string {
  return model.replace(/^models\//, "");
}
