import type { GraphOutline, NodeOutline } from "./outline.js";

/** The number of proposals that a node reads; nothing if that is not known. */
export function incomingOf(
  { kind, reads, flow }: NodeOutline,
  { nodes, given }: Pick<GraphOutline, "nodes" | "given">,
): number | undefined {
  if (kind === undefined || reads.length === 0) return undefined;
  if (reads.some(({ name }) => given.includes(name))) return flow?.incoming;
  const writes = reads.map(({ name }) => nodes.get(name)?.flow?.writes);
  return writes.reduce((sum, each) =>
    sum === undefined || each === undefined ? undefined : sum + each,
  );
}
