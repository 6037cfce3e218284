/** Metadata of a run that name its place in a graph. Runs within it inherit them. */
export type TraceMetadata = Readonly<Record<string, unknown>>;

/** The metadata of all runs of a graph. They do not inherit the place within a graph around it. */
export function graphMetadata(graph: string, around: TraceMetadata): TraceMetadata {
  if (around["moa_graph"] === undefined) return { moa_graph: graph };
  return { ...noPlace, moa_graph: graph };
}

const noPlace = {
  moa_node: undefined,
  moa_layer: undefined,
  moa_sample: undefined,
  moa_attempt: undefined,
  moa_round: undefined,
};

/** The metadata of all runs of a node. */
export function nodeMetadata(graph: string, node: string, layer: number): TraceMetadata {
  return { moa_graph: graph, moa_node: node, moa_layer: layer };
}

/** The metadata of the runs of one call of a node. */
export function sampleMetadata(sample: number): TraceMetadata {
  return { moa_sample: sample };
}

/** The metadata of the run of a request. */
export function attemptMetadata(
  sample: number,
  attempt: number,
  round: number | undefined,
): TraceMetadata {
  const place = { moa_sample: sample, moa_attempt: attempt };
  return round === undefined ? place : { ...place, moa_round: round };
}
