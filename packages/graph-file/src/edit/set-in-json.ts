import { applyEdits, type JSONPath, modify } from "jsonc-parser";
import { isMapping } from "./is-mapping.js";
import { parseJson } from "../text/parse-json.js";

/** Sets a value in JSON. `undefined` if the text cannot be read or is no mapping. */
export function setInJson(
  text: string,
  [key, inner]: readonly [string] | readonly [string, string],
  value: unknown,
): string | undefined {
  const { value: graph } = parseJson(text);
  if (!isMapping(graph)) return undefined;
  if (inner === undefined) return edited(text, [key], value);
  const own = Object.hasOwn(graph, key) ? graph[key] : undefined;
  if (!isMapping(own)) return edited(text, [key], value === undefined ? value : { [inner]: value });
  const isEmptied = value === undefined && Object.keys(own).every((each) => each === inner);
  return isEmptied ? edited(text, [key], undefined) : edited(text, [key, inner], value);
}

function edited(text: string, path: JSONPath, value: unknown): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  const getInsertionIndex = beforeNodes;
  return applyEdits(text, modify(text, path, value, { formattingOptions, getInsertionIndex }));
}

/** New keys go in front of the nodes, where they are easy to find. */
function beforeNodes(keys: readonly string[]): number {
  const index = keys.indexOf("nodes");
  return index < 0 ? keys.length : index;
}
