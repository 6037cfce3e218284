/**
 * The values of replies with a `responseFormat`, by node. A node with several `samples` has a list with
 * one value for each sample, `null` for a sample whose call failed.
 */
export type StructuredResponses<NodeName extends string = string> = Readonly<
  Partial<Record<NodeName, unknown>>
>;

/** The value of one reply with a `responseFormat`. */
export interface StructuredResponse<NodeName extends string = string> {
  readonly node: NodeName;
  /** Number of the node's sample, from 1. */
  readonly sample: number;
  /** What the schema made of the reply: plain JSON. */
  readonly value: unknown;
}

/** Adds values to those of a run. Writing the same twice changes nothing. */
export function addResponses(
  current: StructuredResponses,
  added: readonly StructuredResponse[],
  samplesOf: (node: string) => number,
): StructuredResponses {
  return added.reduce<StructuredResponses>((responses, { node, sample, value }) => {
    const samples = samplesOf(node);
    if (samples === 1) return { ...responses, [node]: value };
    const known = responses[node];
    const list = Array.from({ length: samples }, (_, index): unknown =>
      Array.isArray(known) ? known[index] : null,
    );
    return { ...responses, [node]: list.with(sample - 1, value) };
  }, current);
}
