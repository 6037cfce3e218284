import { escapeControls } from "../words/escape-controls.js";

/** A copy of plain data in which no text, and no name of a property, can control or reorder a page. */
export function escapedCopy<Data>(data: Data): Data {
  return copy(data) as Data;
}

function copy(value: unknown): unknown {
  if (typeof value === "string") return escapeControls(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [escapeControls(name), copy(each)]),
  );
}
