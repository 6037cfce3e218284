import { type ModelSettings, modelSettingsShape, readsShape, samplesOf } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { type ShowPolicies, showPoliciesShape } from "./policies/show-policies.js";
import { strictObject } from "../schema/schema.js";

/** The settings of an aggregator. */
export interface AggregatorOptions<Read extends string = string>
  extends ModelSettings, ReadPolicies, ShowPolicies {
  /** The nodes whose proposals it is shown, in this order. At least one. */
  readonly reads: readonly Read[];
}

/** A node that asks a model to synthesise the proposals it reads into one answer. */
export interface AggregatorSpec<Read extends string = string> extends AggregatorOptions<Read> {
  readonly kind: "aggregator";
}

/**
 * Makes a node that synthesises the proposals it reads.
 *
 * It sees the whole conversation unchanged, and in the system message the synthesis instruction
 * with the usable proposals as a numbered list, in the order of `reads` and then of samples. Each
 * stands between marks, unless `fence` is `false`.
 * One model call per sample; none when no proposal is usable.
 *
 * @param options - The model, what it reads, and how to sample. A `prompt` replaces the instruction.
 * @returns A node for `defineGraph`. Nothing is checked or asked yet.
 * @see arXiv 2406.04692, section 2.2, equation 1 and table 1
 * @example
 * ```ts
 * import { aggregator } from "@moagraph/core";
 *
 * const fuse = aggregator({ model: "openai:gpt-4o", reads: ["llama", "qwen"] });
 * ```
 */
export function aggregator<const Read extends string>(
  options: AggregatorOptions<Read>,
): AggregatorSpec<Read> {
  return { kind: "aggregator", ...options };
}

/** What the kind `aggregator` declares. */
export const aggregatorKind: NodeKind<AggregatorSpec> = {
  kind: "aggregator",
  summary: "Synthesises the proposals it reads into one answer.",
  schema: strictObject<AggregatorSpec>(
    {
      kind: { type: "string", const: "aggregator" },
      ...modelSettingsShape,
      ...readsShape,
      ...showPoliciesShape,
    },
    { kind: true, model: true, reads: true },
  ),
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
