import type { GraphSpec } from "../../src/index.js";
import { predecessorsOf } from "../../src/spec/flow/predecessors.js";

interface OfNode {
  readonly node: string;
}

/**
 * The state that a step is given, without what nodes wrote that it does not wait for. A step that
 * begins before its turn is not given that.
 */
export function withoutUnread(graph: GraphSpec, step: string, state: unknown): unknown {
  if (typeof state !== "object" || state === null || !("proposals" in state)) return state;
  const waitedFor = ancestorsOf(graph, step.replace(/-\d+$/, ""));
  const entries = Object.entries(state).map(([key, value]): [string, unknown] => {
    const isList = Array.isArray(value) && key !== "messages";
    return [key, isList ? (value as OfNode[]).filter(({ node }) => waitedFor.has(node)) : value];
  });
  return Object.fromEntries(entries);
}

function ancestorsOf(graph: GraphSpec, name: string): Set<string> {
  const found = new Set<string>([name]);
  for (const each of found) {
    for (const before of predecessorsOf(graph).get(each) ?? []) found.add(before);
  }
  return found;
}
