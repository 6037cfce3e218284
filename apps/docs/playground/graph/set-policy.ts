import { applyEdits, modify } from "jsonc-parser";
import { isMap, isScalar, type Pair, parseDocument } from "yaml";
import type { TextFormat } from "../session/session.js";

/** Where a policy is in a graph, such as `["budget", "maxCostUsd"]`. */
export type PolicyPath = readonly [string] | readonly [string, string];

/** Sets a policy in the text of a graph, or removes it. The rest of the text, comments too, stays. */
export function setPolicy(
  text: string,
  format: TextFormat,
  path: PolicyPath,
  value: number | string | undefined,
): string {
  return format === "yaml" ? setInYaml(text, path, value) : setInJson(text, path, value);
}

function setInJson(text: string, path: PolicyPath, value: unknown): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  const edits = modify(text, [...path], value, {
    formattingOptions,
    getInsertionIndex: beforeNodes,
  });
  const edited = applyEdits(text, edits);
  const [policy, key] = path;
  if (key === undefined || value !== undefined || !isEmptied(edited, policy)) return edited;
  return setInJson(edited, [policy], undefined);
}

function isEmptied(text: string, policy: string): boolean {
  const graph = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return Object.keys(Object(graph[policy]) as object).length === 0;
}

function setInYaml(text: string, path: PolicyPath, value: unknown): string {
  const document = parseDocument(text);
  const [policy] = path;
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, value);
  const rest = document.get(policy);
  if (isMap(rest) && rest.items.length === 0) document.delete(policy);
  if (isMap(document.contents)) moveBefore(document.contents.items, policy, "nodes");
  return document.toString({ lineWidth: 0 });
}

function moveBefore(pairs: Pair[], name: string, other: string): void {
  const from = pairs.findIndex(({ key }) => nameOf(key) === name);
  const to = pairs.findIndex(({ key }) => nameOf(key) === other);
  if (from > to && to >= 0) pairs.splice(to, 0, ...pairs.splice(from, 1));
}

function nameOf(key: unknown): unknown {
  return isScalar(key) ? key.value : key;
}

/** New policies go in front of the nodes, where they are easy to find. */
function beforeNodes(keys: readonly string[]): number {
  const index = keys.indexOf("nodes");
  return index < 0 ? keys.length : index;
}
