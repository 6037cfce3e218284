import { averageProposal } from "./average-proposal.js";
import { type AskSettings, askSettingsShape, readsShape } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { type ShowPolicies, showPoliciesShape } from "./policies/show-policies.js";
import { strictObject, wholeNumber } from "../schema/schema.js";

/** The settings of a ranker. */
export interface RankerOptions<Read extends string = string>
  extends AskSettings, ReadPolicies, ShowPolicies {
  /** The nodes whose proposals it ranks. At least one. */
  readonly reads: readonly Read[];
  /**
   * How many of the best to pass on.
   *
   * @defaultValue `1`
   */
  readonly keep?: number | undefined;
  /**
   * `"listwise"` shows the model all proposals in one call; `"pairwise"` asks about every two of
   * them, `n × (n - 1) / 2` calls for `n` proposals, and counts who wins most.
   *
   * @defaultValue `"listwise"`
   */
  readonly method?: "listwise" | "pairwise" | undefined;
  /**
   * What to do when a reply names no proposal even after the model was asked once more: fail the
   * call, or pass on all proposals (listwise) or count neither as the winner (pairwise).
   *
   * @defaultValue `"fail"`
   */
  readonly onUnclear?: "fail" | "keep-all" | undefined;
}

/** A node that passes on the best of the proposals it reads, as they are. */
export interface RankerSpec<Read extends string = string> extends RankerOptions<Read> {
  readonly kind: "ranker";
}

/**
 * Makes a node that picks the best of the proposals it reads. It never writes a text itself.
 *
 * Model calls: one, or `n × (n - 1) / 2` for `n` proposals when `pairwise`. None when there are no
 * more usable proposals than it keeps.
 *
 * @param options - The model, what it ranks and how many it keeps. A `prompt` replaces the instruction.
 * @returns A node for `defineGraph`. Nothing is checked or asked yet.
 * @see arXiv 2406.04692, section 3.3 and appendix B
 * @example
 * ```ts
 * import { ranker } from "@moagraph/core";
 *
 * const best = ranker({ model: "openai:gpt-4o", reads: ["llama", "qwen"], keep: 1 });
 * ```
 */
export function ranker<const Read extends string>(options: RankerOptions<Read>): RankerSpec<Read> {
  return { kind: "ranker", ...options };
}

/** What the kind `ranker` declares. */
export const rankerKind: NodeKind<RankerSpec> = {
  kind: "ranker",
  summary: "Passes on the best of the proposals it reads, as they are.",
  schema: strictObject<RankerSpec>(
    {
      kind: { type: "string", const: "ranker" },
      ...askSettingsShape,
      ...readsShape,
      ...showPoliciesShape,
      keep: { description: "How many of the best to pass on. Default 1.", ...wholeNumber(1) },
      method: {
        description: "All proposals in one call, or every two of them. Default listwise.",
        type: "string",
        enum: ["listwise", "pairwise"],
      },
      onUnclear: {
        description:
          "What to do when a reply names no proposal, even asked once more. Default fail.",
        type: "string",
        enum: ["fail", "keep-all"],
      },
    },
    { kind: true, model: true, reads: true },
  ),
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: (node, incoming) => (node.onUnclear === "keep-all" ? incoming : keepOf(node)),
  modelCalls: (node, incoming) =>
    node.method === "pairwise" ? (incoming * (incoming - 1)) / 2 : 1,
  shown: (node, incoming) => (node.method === "pairwise" ? Math.min(2, incoming) : incoming),
  instructionTokens: 60,
  // A number for each proposal it keeps, with a comma and a space between.
  replyTokens: (node) => (node.method === "pairwise" ? 1 : 3 * keepOf(node) - 2),
  proposalTokens: averageProposal,
  faults(node, { name, incoming }) {
    if (keepOf(node) <= incoming) return [];
    return [
      {
        code: "KEEP_TOO_LARGE",
        path: ["keep"],
        message: `Node \`${name}\` keeps the best ${keepOf(node)} of ${incoming} proposals.`,
        hint: `Keep at most ${incoming}, or read more nodes.`,
      },
    ];
  },
  models: (node) => [node.model],
  renameModels: (node, rename) => ({ ...node, model: rename(node.model) }),
};

/** How many of the best a ranker passes on. */
export function keepOf(node: RankerSpec): number {
  return node.keep ?? 1;
}
