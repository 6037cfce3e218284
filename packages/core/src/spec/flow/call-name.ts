/**
 * Name of one call's LangGraph node: the node's name, followed by `-1`, `-2`… if the node takes
 * several samples.
 */
export function callName(node: string, sample: number, samples: number): string {
  return samples === 1 ? node : `${node}-${sample}`;
}
