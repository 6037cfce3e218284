import type { GraphChange } from "../errors/threads/graph-change.js";
import type { GraphSettings, NodeSettings } from "./graph-fingerprint.js";

/** What differs between two graphs, in the order of the nodes. The time is linear in their size. */
export function graphChanges(before: GraphSettings, after: GraphSettings): GraphChange[] {
  const nodes = new Set([...Object.keys(before.nodes), ...Object.keys(after.nodes)]);
  const changes = [...nodes].flatMap((node) =>
    nodeChanges(node, before.nodes[node], after.nodes[node]),
  );
  if (before.output === after.output) return changes;
  return [...changes, { type: "output-changed", before: before.output, after: after.output }];
}

function nodeChanges(
  node: string,
  before: NodeSettings | undefined,
  after: NodeSettings | undefined,
): GraphChange[] {
  if (after === undefined) return [{ type: "node-removed", node }];
  if (before === undefined) return [{ type: "node-added", node }];
  const settings = comparable(before, after);
  return settings
    .filter((setting) => before[setting] !== after[setting])
    .map((setting) => ({
      type: "setting-changed",
      node,
      setting,
      before: before[setting],
      after: after[setting],
    }));
}

/** Another kind has other settings. They tell nothing more. */
function comparable(before: NodeSettings, after: NodeSettings): string[] {
  if (before["kind"] !== after["kind"]) return ["kind"];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
