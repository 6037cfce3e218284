import { averageProposal } from "./average-proposal.js";
import { type AskSettings, askSettingsShape, readsShape } from "./model-settings.js";
import type { NodeFault, NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import type { JsonSchema } from "./policies/response-format.js";
import { type ShowPolicies, showPoliciesShape } from "./policies/show-policies.js";
import {
  mayStructureVerdict,
  structureTokensOf,
  type VerdictSettings,
  verdictSettingsShape,
} from "./policies/verdict-settings.js";
import { strictObject, wholeNumber } from "../schema/schema.js";

/** The settings of a ranker. */
export interface RankerOptions<Read extends string = string>
  extends AskSettings, ReadPolicies, ShowPolicies, VerdictSettings {
  /** Names of the nodes whose proposals it ranks. At least one. */
  readonly reads: readonly Read[];
  /**
   * How many of the best proposals to pass on.
   *
   * @defaultValue `1`
   */
  readonly keep?: number | undefined;
  /**
   * How to compare the proposals.
   *
   * - `"listwise"`: one call that shows the model all proposals.
   * - `"pairwise"`: one call per pair, `n × (n - 1) / 2` calls for `n` proposals. The proposals with
   *   the most wins are kept.
   *
   * @defaultValue `"listwise"`
   */
  readonly method?: "listwise" | "pairwise" | undefined;
  /**
   * What to do when a reply names no proposal, even after the model was asked once more.
   *
   * - `"fail"`: the call fails.
   * - `"keep-all"`: passes on all proposals (listwise), or counts the pair for neither (pairwise).
   *
   * @defaultValue `"fail"`
   */
  readonly onUnclear?: "fail" | "keep-all" | undefined;
}

/** A node that passes on the best of the proposals it reads, unchanged. */
export interface RankerSpec<Read extends string = string> extends RankerOptions<Read> {
  readonly kind: "ranker";
}

/**
 * Creates a node that passes on the best of the proposals it reads. It writes no text of its own.
 *
 * Model calls: one, or `n × (n - 1) / 2` for `n` proposals with `method: "pairwise"`. None if there
 * are no more usable proposals than `keep`.
 *
 * @param options - The model, the nodes it reads and how many proposals it keeps. A `prompt`
 * replaces the built-in instruction.
 * @returns A node for `defineGraph`, not validated yet.
 * @see arXiv 2406.04692, section 3.3 and appendix B
 * @example
 * ```ts
 * import { ranker } from "@moagraph/core";
 *
 * const best = ranker({ model: "openai:gpt-5.6-terra", reads: ["llama", "qwen"], keep: 1 });
 * // { kind: "ranker", model: "openai:gpt-5.6-terra", reads: ["llama", "qwen"], keep: 1 }
 * ```
 */
export function ranker<const Read extends string>(options: RankerOptions<Read>): RankerSpec<Read> {
  return { kind: "ranker", ...options };
}

const bestSchema: JsonSchema = {
  type: "object",
  properties: {
    best: {
      type: "array",
      items: { type: "integer" },
      description: "The numbers of the best answers, best first.",
    },
  },
  required: ["best"],
  additionalProperties: false,
};

const betterSchema: JsonSchema = {
  type: "object",
  properties: {
    better: { type: "integer", description: "The number of the better answer, 1 or 2." },
  },
  required: ["better"],
  additionalProperties: false,
};

/** The declaration of the kind `ranker`. */
export const rankerKind: NodeKind<RankerSpec> = {
  kind: "ranker",
  summary: "Passes on the best of the proposals it reads, unchanged.",
  schema: strictObject<RankerSpec>(
    {
      kind: { type: "string", const: "ranker" },
      ...askSettingsShape,
      ...readsShape,
      ...showPoliciesShape,
      ...verdictSettingsShape,
      keep: {
        description: "How many of the best proposals to pass on. Default 1.",
        ...wholeNumber(1),
      },
      method: {
        description: "All proposals in one call, or one call per pair. Default listwise.",
        type: "string",
        enum: ["listwise", "pairwise"],
      },
      onUnclear: {
        description:
          "What to do when a reply names no proposal, even after a second request. Default fail.",
        type: "string",
        enum: ["fail", "keep-all"],
      },
    },
    { kind: true, model: true, reads: true },
  ),
  defaults: { keep: 1, method: "listwise", onUnclear: "fail", verdictAs: "auto" },
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: (node, incoming) =>
    node.onUnclear === "keep-all" ? incoming : Math.min(keepOf(node), incoming),
  modelCalls: (node, incoming) =>
    node.method === "pairwise" ? (incoming * (incoming - 1)) / 2 : 1,
  isSpared: (node, incoming) => node.method !== "pairwise" && incoming <= keepOf(node),
  shown: (node, incoming) => (node.method === "pairwise" ? Math.min(2, incoming) : incoming),
  instructionTokens: 60,
  // One number for each proposal it keeps, separated by a comma and a space.
  replyTokens: (node) =>
    (node.method === "pairwise" ? 1 : 3 * keepOf(node) - 2) + structureTokensOf(node),
  verdictSchema(node) {
    if (!mayStructureVerdict(node)) return undefined;
    return node.method === "pairwise" ? betterSchema : bestSchema;
  },
  proposalTokens: averageProposal,
  faults: (node, { name, incoming }) => keepTooLarge(name, keepOf(node), incoming),
  models: (node) => [node.model],
  renameModels: (node, rename) => ({ ...node, model: rename(node.model) }),
};

/** How many proposals a ranker passes on: `keep`, or its default. */
export function keepOf(node: RankerSpec): number {
  return node.keep ?? 1;
}

/** The issue of a node that keeps more proposals than it reads. That it reads none is another one. */
export function keepTooLarge(name: string, keep: number, incoming: number): NodeFault[] {
  if (keep <= incoming || incoming === 0) return [];
  return [
    {
      code: "KEEP_TOO_LARGE",
      path: ["keep"],
      message: `Node \`${name}\` keeps ${keep} proposals, but reads only ${incoming}.`,
      hint: `Set \`keep\` to ${incoming} or lower, or read more nodes.`,
    },
  ];
}
