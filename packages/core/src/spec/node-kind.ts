import type { z } from "zod";

/**
 * What a kind of node declares about itself.
 *
 * Validator, diagram, JSON Schema and cost estimate use only this: none of them knows a kind by name.
 */
export interface NodeKind<Node extends { readonly kind: string }> {
  readonly kind: Node["kind"];
  /** One sentence on what the kind does, for the JSON Schema and the documentation. */
  readonly summary: string;
  /** The kind's JSON form; its `shape` lists the known keys. */
  readonly schema: z.ZodType<Node> & { readonly shape: Readonly<Record<string, unknown>> };
  /** How many nodes it must read at least, and may read at most. */
  readonly arity: { readonly atLeast: number; readonly atMost: number };
  /** The nodes it reads, in the order their proposals are shown. */
  reads(node: Node): readonly string[];
  /** The most proposals it passes on. */
  writes(node: Node): number;
  /** Model calls of one run, retries not counted. */
  modelCalls(node: Node): number;
  /** The models it asks. */
  models(node: Node): readonly string[];
  /** The same node with each of its models renamed. */
  renameModels(node: Node, rename: (model: string) => string): Node;
}
