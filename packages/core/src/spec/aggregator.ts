import { type ModelSettings, modelSettingsShape, readsShape, samplesOf } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { type ShowPolicies, showPoliciesShape } from "./policies/show-policies.js";
import { type StaircasePolicies, staircaseShape } from "./policies/staircase.js";
import { strictObject } from "../schema/schema.js";

/** The settings of an aggregator. */
export interface AggregatorOptions<Read extends string = string>
  extends ModelSettings, ReadPolicies, ShowPolicies, StaircasePolicies {
  /** Names of the nodes whose proposals it reads, in the order in which they are shown. At least one. */
  readonly reads: readonly Read[];
}

/** A node whose model synthesises the proposals it reads into one answer. */
export interface AggregatorSpec<Read extends string = string> extends AggregatorOptions<Read> {
  readonly kind: "aggregator";
}

/**
 * Creates a node that synthesises the proposals it reads into one answer.
 *
 * The model gets the whole conversation unchanged. The system message holds the synthesis
 * instruction and the usable proposals as a numbered list, in the order of `reads`, then of samples.
 * Each proposal is enclosed in marks, unless `fence` is `false`.
 *
 * Model calls: one per sample. None if no proposal is usable.
 *
 * @param options - The model, the nodes it reads, and how to sample. A `prompt` replaces the built-in
 * instruction.
 * @returns A node for `defineGraph`, not validated yet.
 * @see arXiv 2406.04692, section 2.2, equation 1 and table 1
 * @example
 * ```ts
 * import { aggregator } from "@moagraph/core";
 *
 * const fuse = aggregator({ model: "openai:gpt-5.6-terra", reads: ["llama", "qwen"] });
 * // { kind: "aggregator", model: "openai:gpt-5.6-terra", reads: ["llama", "qwen"] }
 * ```
 */
export function aggregator<const Read extends string>(
  options: AggregatorOptions<Read>,
): AggregatorSpec<Read> {
  return { kind: "aggregator", ...options };
}

/** The declaration of the kind `aggregator`. */
export const aggregatorKind: NodeKind<AggregatorSpec> = {
  kind: "aggregator",
  summary: "Synthesises the proposals it reads into one answer.",
  schema: strictObject<AggregatorSpec>(
    {
      kind: { type: "string", const: "aggregator" },
      ...modelSettingsShape,
      ...readsShape,
      ...showPoliciesShape,
      ...staircaseShape,
    },
    { kind: true, model: true, reads: true },
  ),
  passesOnText: true,
  defaults: { samples: 1 },
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: samplesOf,
  modelCalls: samplesOf,
  shown: (_node, incoming) => incoming,
  instructionTokens: 110,
  proposalTokens: (_node, { replyTokens }) => replyTokens,
  models: (node) => [node.model],
  renameModels: (node, rename) => ({ ...node, model: rename(node.model) }),
};
