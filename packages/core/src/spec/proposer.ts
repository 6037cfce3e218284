import { type ModelSettings, modelSettingsShape, samplesOf } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import { strictObject } from "../schema/schema.js";

/** A node that asks a model for an independent answer to the conversation. */
export interface ProposerSpec extends ModelSettings {
  readonly kind: "proposer";
}

/**
 * Creates a node that asks a model for an independent answer.
 *
 * The model gets only the conversation. Model calls: one per sample.
 *
 * @param settings - The model, and how to sample it. A `prompt` is added to the system message.
 * @returns A node for `defineGraph` or `layered`, not validated yet.
 * @example Two samples of one model
 * ```ts
 * import { proposer } from "@moagraph/core";
 *
 * const qwen = proposer({ model: "together:Qwen/Qwen3.7-Max", samples: 2 });
 * // { kind: "proposer", model: "together:Qwen/Qwen3.7-Max", samples: 2 }
 * ```
 */
export function proposer(settings: ModelSettings): ProposerSpec {
  return { kind: "proposer", ...settings };
}

/** The declaration of the kind `proposer`. */
export const proposerKind: NodeKind<ProposerSpec> = {
  kind: "proposer",
  summary: "Asks a model for an independent answer to the conversation.",
  schema: strictObject<ProposerSpec>(
    { kind: { type: "string", const: "proposer" }, ...modelSettingsShape },
    { kind: true, model: true },
  ),
  passesOnText: true,
  defaults: { samples: 1 },
  arity: { atLeast: 0 },
  reads: () => [],
  writes: samplesOf,
  modelCalls: samplesOf,
  shown: () => 0,
  instructionTokens: 0,
  proposalTokens: (_node, { replyTokens }) => replyTokens,
  models: (node) => [node.model],
  renameModels: (node, rename) => ({ ...node, model: rename(node.model) }),
};
