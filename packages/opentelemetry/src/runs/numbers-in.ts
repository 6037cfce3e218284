import type { Attributes } from "@opentelemetry/api";

/** The numbers of a run's metadata, as attributes. @param names - Of the attributes, by key of metadata. */
export function numbersIn(
  metadata: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
): Attributes {
  const found: Attributes = {};
  for (const [key, name] of Object.entries(names)) {
    const value = metadata[key];
    if (typeof value === "number") found[name] = value;
  }
  return found;
}
