/** What can be read of a node, however faulty the rest of it is. */
export interface NodeOutline {
  readonly name: string;
  readonly value: unknown;
  /** The texts in its `reads`, with their places there. */
  readonly reads: readonly { readonly name: string; readonly at: number }[];
  /** Its samples if that is a usable number, else 1. */
  readonly samples: number;
}

/** What can be read of a graph, so that every rule runs whatever the others find. */
export interface GraphOutline {
  readonly nodes: ReadonlyMap<string, NodeOutline>;
  readonly output: string | undefined;
}

/** Reads what it can of any value. Never throws. */
export function outlineOf(graph: unknown): GraphOutline {
  const root = isRecord(graph) ? graph : {};
  const nodes = isRecord(root["nodes"]) ? root["nodes"] : {};
  return {
    nodes: new Map(Object.entries(nodes).map(([name, value]) => [name, outlineNode(name, value)])),
    output: typeof root["output"] === "string" ? root["output"] : undefined,
  };
}

function outlineNode(name: string, value: unknown): NodeOutline {
  const record = isRecord(value) ? value : {};
  const reads = Array.isArray(record["reads"]) ? (record["reads"] as unknown[]) : [];
  const samples = record["samples"];
  return {
    name,
    value,
    reads: reads.flatMap((read, at) => (typeof read === "string" ? [{ name: read, at }] : [])),
    samples: Number.isSafeInteger(samples) ? Math.max(1, samples as number) : 1,
  };
}

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names for a message: quoted, and cut after ten with a count of the rest. */
export function listNames(names: Iterable<string>): string {
  const all = [...names];
  const shown = all.slice(0, 10).map((name) => `\`${name}\``).join(", ");
  return all.length > 10 ? `${shown} and ${all.length - 10} more` : shown;
}
