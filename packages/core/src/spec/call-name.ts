/**
 * What LangGraph calls one call of a node: the node's name, with `-1`, `-2`… behind it when the
 * node takes several samples.
 */
export function callName(node: string, sample: number, samples: number): string {
  return samples === 1 ? node : `${node}-${sample}`;
}
