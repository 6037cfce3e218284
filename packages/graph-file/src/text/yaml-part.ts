import { isCollection, isMap, isSeq, type Pair, type YAMLMap } from "yaml";
import type { Resolve } from "./alias-targets.js";
import { once, type TextPart, type TextParts } from "./text-part.js";
import { isMerge, mergeSources } from "./yaml-merges.js";
import { yamlRange } from "./yaml-range.js";

/**
 * The position of a node of YAML. The content of an alias has the position of its anchor, also if it is
 * merged.
 */
export function yamlPart(node: unknown, resolve: Resolve, key?: unknown): TextPart {
  return {
    key: key === undefined ? undefined : yamlRange(key),
    value: yamlRange(node),
    isCollection: isCollection(resolve(node)),
    parts: once(() => partsOf(resolve(node), resolve)),
  };
}

function partsOf(node: unknown, resolve: Resolve): TextParts {
  if (isMap(node)) return membersOf(node, resolve);
  const items = isSeq(node) ? node.items : [];
  return new Map(items.map((item, at) => [at, yamlPart(item, resolve)]));
}

/** Own keys have priority over merged ones, and the first merged mapping over the others. */
function membersOf({ items }: YAMLMap, resolve: Resolve): TextParts {
  const merged = items.filter(isMerge).flatMap((merge) => mergeSources(merge, resolve));
  return new Map([
    ...merged.toReversed().flatMap((source) => [...partsOf(resolve(source), resolve)]),
    ...items.filter((pair) => !isMerge(pair)).map((pair) => memberOf(pair, resolve)),
  ]);
}

function memberOf({ key, value }: Pair, resolve: Resolve): readonly [string, TextPart] {
  return [String(key), yamlPart(value ?? key, resolve, key)];
}
