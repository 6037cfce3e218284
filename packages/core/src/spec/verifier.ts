import { averageProposal } from "./average-proposal.js";
import { type AskSettings, askSettingsShape, readsShape } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { type ShowOnePolicies, showOnePoliciesShape } from "./policies/show-policies.js";
import {
  mayStructureVerdict,
  passOrFailSchema,
  type VerdictSettings,
  verdictSettingsShape,
} from "./policies/verdict-settings.js";
import { strictObject } from "../schema/schema.js";

/** The settings of a verifier. */
export interface VerifierOptions<Read extends string = string>
  extends AskSettings, ReadPolicies, ShowOnePolicies, VerdictSettings {
  /** Names of the nodes whose proposals it verifies. At least one. */
  readonly reads: readonly Read[];
  /**
   * What to do when a reply is neither PASS nor FAIL, even after the model was asked once more.
   *
   * - `"fail"`: the call fails and the proposal is dropped.
   * - `"keep"`: the proposal is passed on.
   *
   * @defaultValue `"fail"`
   */
  readonly onUnclear?: "fail" | "keep" | undefined;
}

/** A node that passes on the proposals that a model judges correct. */
export interface VerifierSpec<Read extends string = string> extends VerifierOptions<Read> {
  readonly kind: "verifier";
}

/**
 * Creates a node that asks a model whether each proposal is correct, and passes on the correct ones.
 *
 * Model calls: one per proposal.
 *
 * @param options - The model and the nodes it reads. A `prompt` replaces the built-in instruction;
 * the reply must still begin with PASS or FAIL.
 * @returns A node for `defineGraph`, not validated yet.
 * @example
 * ```ts
 * import { verifier } from "@moagraph/core";
 *
 * const correct = verifier({ model: "openai:gpt-5.6-terra", reads: ["llama", "qwen"] });
 * // { kind: "verifier", model: "openai:gpt-5.6-terra", reads: ["llama", "qwen"] }
 * ```
 */
export function verifier<const Read extends string>(
  options: VerifierOptions<Read>,
): VerifierSpec<Read> {
  return { kind: "verifier", ...options };
}

/** The declaration of the kind `verifier`. */
export const verifierKind: NodeKind<VerifierSpec> = {
  kind: "verifier",
  summary: "Passes on the proposals that a model judges correct.",
  schema: strictObject<VerifierSpec>(
    {
      kind: { type: "string", const: "verifier" },
      ...askSettingsShape,
      ...readsShape,
      ...showOnePoliciesShape,
      ...verdictSettingsShape,
      onUnclear: {
        description:
          "What to do when a reply is neither PASS nor FAIL, even after a second request. Default fail.",
        type: "string",
        enum: ["fail", "keep"],
      },
    },
    { kind: true, model: true, reads: true },
  ),
  defaults: { onUnclear: "fail", verdictAs: "auto" },
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: (_node, incoming) => incoming,
  modelCalls: (_node, incoming) => incoming,
  shown: () => 1,
  instructionTokens: 67,
  verdictSchema: (node) => (mayStructureVerdict(node) ? passOrFailSchema : undefined),
  proposalTokens: averageProposal,
  models: (node) => [node.model],
  renameModels: (node, rename) => ({ ...node, model: rename(node.model) }),
};
