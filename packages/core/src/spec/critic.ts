import { averageProposal } from "./average-proposal.js";
import { type AskSettings, askSettingsShape, readsShape } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { type ShowOnePolicies, showOnePoliciesShape } from "./policies/show-policies.js";
import { strictObject } from "../schema/schema.js";

/** The settings of a critic. */
export interface CriticOptions<Read extends string = string>
  extends AskSettings, ReadPolicies, ShowOnePolicies {
  /** The nodes whose proposals it remarks on. At least one. */
  readonly reads: readonly Read[];
}

/** A node that passes on what it reads, each proposal with a remark on its strengths and faults. */
export interface CriticSpec<Read extends string = string> extends CriticOptions<Read> {
  readonly kind: "critic";
}

/**
 * Makes a node that remarks on each proposal it reads, and passes all of them on with the remarks.
 *
 * Whoever reads the critic is shown the remark below the proposal. A proposal whose remark fails is
 * passed on without one, and the ledger says so. One model call for each proposal.
 *
 * @param options - The model and what it remarks on. A `prompt` replaces the instruction.
 * @returns A node for `defineGraph`. Nothing is checked or asked yet.
 * @example
 * ```ts
 * import { critic } from "@moagraph/core";
 *
 * const remarks = critic({ model: "openai:gpt-4o", reads: ["llama", "qwen"] });
 * ```
 */
export function critic<const Read extends string>(options: CriticOptions<Read>): CriticSpec<Read> {
  return { kind: "critic", ...options };
}

/** `Remark on answer 1:` stands before a remark, and marks around it unless its reader has no fence. */
const headingTokens = 22;

/** What the kind `critic` declares. */
export const criticKind: NodeKind<CriticSpec> = {
  kind: "critic",
  summary: "Remarks on each proposal it reads, and passes it on with the remark.",
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
        message: `Node \`${name}\` is the output, so nobody is shown its remarks.`,
        hint: "Let an aggregator or a ranker read it, and be the output.",
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
