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

/** The metadata of the runs of a step. */
export function stepMetadata(node: string, layer: number, sample: number): TraceMetadata {
  return { moa_node: node, moa_layer: layer, moa_sample: sample };
}

/** The metadata of the run of a request. It inherits its layer from its step. */
export function callMetadata(
  { node, sample }: { readonly node: string; readonly sample: number },
  attempt: number,
  round: number | undefined,
): TraceMetadata {
  const place = { moa_node: node, moa_sample: sample, moa_attempt: attempt };
  return round === undefined ? place : { ...place, moa_round: round };
}
