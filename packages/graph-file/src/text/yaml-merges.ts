import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  Scalar,
} from "yaml";
import type { Resolve } from "./alias-targets.js";
import { brokenYaml } from "./broken-yaml.js";
import type { TextFault } from "./parsed-text.js";
import { yamlRange } from "./yaml-range.js";

/** Whether a pair merges mappings into its own mapping: `<<: *base`. A quoted key does not. */
export function isMerge({ key }: Pair): boolean {
  if (!isScalar(key) || key.value !== "<<") return false;
  return key.type === undefined || key.type === Scalar.PLAIN;
}

/** The mappings that a merge names, as written: one, or a list. The first has priority. */
export function mergeSources({ value }: Pair, resolve: Resolve): readonly unknown[] {
  const resolved = resolve(value);
  return isSeq(resolved) ? resolved.items : [value];
}

/** Faults of merges: everything except a mapping, or a list of mappings. */
export function mergeFaults(root: unknown, resolve: Resolve): TextFault[] {
  if (isPair(root)) {
    return [...mergeFaults(root.value, resolve), ...(isMerge(root) ? faultsOf(root, resolve) : [])];
  }
  return isCollection(root) ? root.items.flatMap((item) => mergeFaults(item, resolve)) : [];
}

function faultsOf(pair: Pair, resolve: Resolve): TextFault[] {
  return mergeSources(pair, resolve)
    .filter((source) => !isMap(resolve(source)) && !isUnknown(source, resolve))
    .map((source) => notAMapping(isWritten(source) ? source : pair.key));
}

/** An alias without an anchor is another fault, which is reported already. */
function isUnknown(source: unknown, resolve: Resolve): boolean {
  return isAlias(source) && resolve(source) === undefined;
}

/** Whether a value has a text of its own. `<<:` without a value has none. */
function isWritten(source: unknown): boolean {
  return isNode(source) && !(isScalar(source) && source.value === null);
}

function notAMapping(node: unknown): TextFault {
  return brokenYaml(
    yamlRange(node),
    "`<<` merges only a mapping, or a list of mappings",
    "Write `<<: *name`, with the anchor `&name` at a mapping, or `<<: [*first, *second]`.",
  );
}
