import { averageProposal } from "./average-proposal.js";
import { type AskSettings, askSettingsShape, readsShape } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { type ShowOnePolicies, showOnePoliciesShape } from "./policies/show-policies.js";
import { strictObject } from "../schema/schema.js";

/** The settings of a critic. */
export interface CriticOptions<Read extends string = string>
  extends AskSettings, ReadPolicies, ShowOnePolicies {
  /** Names of the nodes whose proposals it comments on. At least one. */
  readonly reads: readonly Read[];
}

/** A node that adds a remark on strengths and faults to each proposal it reads, and passes it on. */
export interface CriticSpec<Read extends string = string> extends CriticOptions<Read> {
  readonly kind: "critic";
}

/**
 * Creates a node that adds a remark to each proposal it reads, and passes all of them on.
 *
 * Nodes that read the critic are shown the remark below the proposal. If the call for a remark
 * fails, the proposal is passed on without one, and the ledger records the failed call.
 *
 * Model calls: one per proposal.
 *
 * @param options - The model and the nodes it reads. A `prompt` replaces the built-in instruction.
 * @returns A node for `defineGraph`, not validated yet.
 * @example
 * ```ts
 * import { critic } from "@moagraph/core";
 *
 * const remarks = critic({ model: "openai:gpt-5.6-terra", reads: ["llama", "qwen"] });
 * // { kind: "critic", model: "openai:gpt-5.6-terra", reads: ["llama", "qwen"] }
 * ```
 */
export function critic<const Read extends string>(options: CriticOptions<Read>): CriticSpec<Read> {
  return { kind: "critic", ...options };
}

/** Tokens of `Remark on answer 1:` before a remark and of the marks around it, if there is a fence. */
const headingTokens = 23;

/** The declaration of the kind `critic`. */
export const criticKind: NodeKind<CriticSpec> = {
  kind: "critic",
  summary: "Adds a remark to each proposal it reads, and passes it on.",
  schema: strictObject<CriticSpec>(
    {
      kind: { type: "string", const: "critic" },
      ...askSettingsShape,
      ...readsShape,
      ...showOnePoliciesShape,
    },
    { kind: true, model: true, reads: true },
  ),
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: (_node, incoming) => incoming,
  modelCalls: (_node, incoming) => incoming,
  faults(_node, { name, isOutput }) {
    if (!isOutput) return [];
    return [
      {
        code: "CRITIC_AS_OUTPUT",
        path: [],
        message: `Node \`${name}\` is a critic and the output, so no node reads its remarks.`,
        hint: `Add an aggregator or a ranker that reads \`${name}\`, and set \`output\` to it.`,
      },
    ];
  },
  shown: () => 1,
  instructionTokens: 55,
  proposalTokens: (node, tokens) =>
    averageProposal(node, tokens) + headingTokens + tokens.replyTokens,
  models: (node) => [node.model],
  renameModels: (node, rename) => ({ ...node, model: rename(node.model) }),
};
