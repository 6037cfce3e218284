import { averageProposal } from "./average-proposal.js";
import { type FunctionReference, functionSchema, readsShape } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { strictObject } from "../schema/schema.js";

/** The built-in reductions. */
export type Reduction = "majority" | "first-usable" | "longest" | "concat";

/** The settings of a reducer. */
export interface ReducerOptions<Read extends string = string> extends ReadPolicies {
  /** The nodes whose proposals it reduces. At least one. */
  readonly reads: readonly Read[];
  /**
   * How to make one text of several: `"majority"` takes what most say when capitals, punctuation and
   * spaces are left aside (the first of equals), `"first-usable"` the first in the order of `reads`,
   * `"longest"` the one with most characters (the first of equals), `"concat"` all of them with a
   * blank line between; or a function supplied to `compile`. One that throws, gives no text or takes
   * longer than the graph's `timeouts.totalMs` makes the reducer pass nothing on.
   */
  readonly reduce: Reduction | FunctionReference;
}

/** A node that makes one proposal of several without asking a model. */
export interface ReducerSpec<Read extends string = string> extends ReducerOptions<Read> {
  readonly kind: "reducer";
}

/**
 * Makes a node that reduces the proposals it reads to one. No model calls.
 *
 * @returns A node for `defineGraph`. Nothing is checked yet.
 * @example
 * ```ts
 * import { reducer } from "@moagraph/core";
 *
 * const vote = reducer({ reads: ["llama", "qwen", "gemma"], reduce: "majority" });
 * ```
 */
export function reducer<const Read extends string>(
  options: ReducerOptions<Read>,
): ReducerSpec<Read> {
  return { kind: "reducer", ...options };
}

/** What the kind `reducer` declares. */
export const reducerKind: NodeKind<ReducerSpec> = {
  kind: "reducer",
  summary: "Makes one proposal of those it reads, without asking a model.",
  schema: strictObject<ReducerSpec>(
    {
      kind: { type: "string", const: "reducer" },
      ...readsShape,
      reduce: {
        anyOf: [
          { type: "string", enum: ["majority", "first-usable", "longest", "concat"] },
          functionSchema,
        ],
        description: 'How to make one text of several, or { "use": name } of a function.',
      },
    },
    { kind: true, reads: true, reduce: true },
  ),
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: () => 1,
  modelCalls: () => 0,
  shown: () => 0,
  instructionTokens: 0,
  proposalTokens: (node, tokens) =>
    node.reduce === "concat" ? tokens.incomingTokens : averageProposal(node, tokens),
  models: () => [],
  renameModels: (node) => node,
};
