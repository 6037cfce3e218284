import { averageProposal } from "./average-proposal.js";
import { type FunctionReference, functionSchema, readsShape } from "./model-settings.js";
import type { NodeFault, NodeKind, NodePlace } from "./node-kind.js";
import { type CompareSettings, compareSettingsShape } from "./policies/compared.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { withoutEffect } from "./policies/without-effect.js";
import { strictObject } from "../schema/schema.js";

/** The built-in reductions. */
export type Reduction = "majority" | "cluster" | "first-usable" | "longest" | "concat";

/** The settings of a reducer. */
export interface ReducerOptions<Read extends string = string>
  extends ReadPolicies, CompareSettings {
  /** Names of the nodes whose proposals it reduces. At least one. */
  readonly reads: readonly Read[];
  /**
   * How to combine several texts into one.
   *
   * - `"majority"`: the most frequent text, compared without case, punctuation and spaces. On a tie,
   *   the first of them.
   * - `"cluster"`: the proposal that agrees most with all, out of the largest group of proposals whose words
   *   are nearly the same. See `clustersOf`. It finds answers that agree in other words.
   * - `"first-usable"`: the first text in the order of `reads`.
   * - `"longest"`: the text with the most characters. On a tie, the first of them.
   * - `"concat"`: all texts, separated by a blank line.
   * - `{ use: name }`: a function supplied to `compile`. If it throws, returns no text or takes
   *   longer than the graph's `timeouts.totalMs`, the reducer passes nothing on.
   *
   * `"majority"` and `"cluster"` compare final answers with `of: "final-answer"`.
   */
  readonly reduce: Reduction | FunctionReference;
}

/** A node that combines several proposals into one without a model. */
export interface ReducerSpec<Read extends string = string> extends ReducerOptions<Read> {
  readonly kind: "reducer";
}

/**
 * Creates a node that reduces the proposals it reads to one. It makes no model calls.
 *
 * @param options - The nodes it reads and how it combines their texts.
 * @returns A node for `defineGraph`, not validated yet.
 * @example
 * ```ts
 * import { reducer } from "@moagraph/core";
 *
 * const vote = reducer({ reads: ["llama", "qwen", "gemma"], reduce: "majority" });
 * // { kind: "reducer", reads: ["llama", "qwen", "gemma"], reduce: "majority" }
 * ```
 */
export function reducer<const Read extends string>(
  options: ReducerOptions<Read>,
): ReducerSpec<Read> {
  return { kind: "reducer", ...options };
}

/** The declaration of the kind `reducer`. */
export const reducerKind: NodeKind<ReducerSpec> = {
  kind: "reducer",
  summary: "Combines the proposals it reads into one, without a model.",
  schema: strictObject<ReducerSpec>(
    {
      kind: { type: "string", const: "reducer" },
      ...readsShape,
      ...compareSettingsShape,
      reduce: {
        anyOf: [
          { type: "string", enum: ["majority", "cluster", "first-usable", "longest", "concat"] },
          functionSchema,
        ],
        description:
          'How to combine several texts into one: a built-in reduction, or { "use": name } of a function.',
      },
    },
    { kind: true, reads: true, reduce: true },
  ),
  defaults: { of: "text" },
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: () => 1,
  modelCalls: () => 0,
  shown: () => 0,
  instructionTokens: 0,
  proposalTokens: (node, tokens) =>
    node.reduce === "concat" ? tokens.incomingTokens : averageProposal(node, tokens),
  faults: unusedSettings,
  models: () => [],
  renameModels: (node) => node,
};

function unusedSettings(node: ReducerSpec, { name }: NodePlace): NodeFault[] {
  const { reduce } = node;
  if (reduce === "majority" || reduce === "cluster") return [];
  const subject = `Reducer \`${name}\``;
  const why = `its \`reduce\` ${typeof reduce === "string" ? `is "${reduce}"` : "is a function"}`;
  const or = 'use "majority" or "cluster"';
  return withoutEffect(node, { subject, keys: ["of"], why, or });
}
