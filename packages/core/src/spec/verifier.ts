import { averageProposal } from "./average-proposal.js";
import { type AskSettings, askSettingsShape, readsShape } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { type ShowOnePolicies, showOnePoliciesShape } from "./policies/show-policies.js";
import { strictObject } from "../schema/schema.js";

/** The settings of a verifier. */
export interface VerifierOptions<Read extends string = string>
  extends AskSettings, ReadPolicies, ShowOnePolicies {
  /** The nodes whose proposals it checks. At least one. */
  readonly reads: readonly Read[];
  /**
   * What to do with a proposal when the reply about it is neither yes nor no, even after the model
   * was asked once more: count the call as failed and drop the proposal, or keep it.
   *
   * @defaultValue `"fail"`
   */
  readonly onUnclear?: "fail" | "keep" | undefined;
}

/** A node that passes on those proposals that a model finds correct. */
export interface VerifierSpec<Read extends string = string> extends VerifierOptions<Read> {
  readonly kind: "verifier";
}

/**
 * Makes a node that asks about each proposal whether it is correct, and passes on those that are.
 *
 * One model call for each proposal.
 *
 * @param options - The model and what it checks. A `prompt` replaces the instruction; the reply must
 * still begin with PASS or FAIL.
 * @returns A node for `defineGraph`. Nothing is checked or asked yet.
 * @example
 * ```ts
 * import { verifier } from "@moagraph/core";
 *
 * const correct = verifier({ model: "openai:gpt-4o", reads: ["llama", "qwen"] });
 * ```
 */
export function verifier<const Read extends string>(
  options: VerifierOptions<Read>,
): VerifierSpec<Read> {
  return { kind: "verifier", ...options };
}

/** What the kind `verifier` declares. */
export const verifierKind: NodeKind<VerifierSpec> = {
  kind: "verifier",
  summary: "Passes on those proposals that a model finds correct.",
  schema: strictObject<VerifierSpec>(
    {
      kind: { type: "string", const: "verifier" },
      ...askSettingsShape,
      ...readsShape,
      ...showOnePoliciesShape,
      onUnclear: {
        description:
          "What to do when a reply is neither yes nor no, even asked once more. Default fail.",
        type: "string",
        enum: ["fail", "keep"],
      },
    },
    { kind: true, model: true, reads: true },
  ),
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: (_node, incoming) => incoming,
  modelCalls: (_node, incoming) => incoming,
  shown: () => 1,
  instructionTokens: 60,
  proposalTokens: averageProposal,
  models: (node) => [node.model],
  renameModels: (node, rename) => ({ ...node, model: rename(node.model) }),
};
