import { averageProposal } from "./average-proposal.js";
import { type FunctionReference, functionSchema, readsShape } from "./model-settings.js";
import type { NodeFault, NodeKind } from "./node-kind.js";
import { type CompareSettings, compareSettingsShape } from "./policies/compared.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { keepTooLarge } from "./ranker.js";
import { withoutEffect } from "./policies/without-effect.js";
import { strictObject, wholeNumber } from "../schema/schema.js";

/** The built-in measures of a selector. */
export type Selection =
  | "agreement"
  | "diversity"
  | "longest"
  | "first-usable"
  | "random"
  | "latest";

/** The settings of a selector. */
export interface SelectorOptions<Read extends string = string>
  extends ReadPolicies, CompareSettings {
  /** Names of the nodes whose proposals it selects from. At least one. */
  readonly reads: readonly Read[];
  /** How many proposals to pass on. All that are usable, if there are fewer. */
  readonly keep: number;
  /**
   * Which proposals to pass on, best first. On a tie, in the order of `reads`.
   *
   * - `"agreement"`: those that agree most with all proposals. See `agreementsOf`.
   * - `"diversity"`: those that differ most from each other. See `mostDiverse`.
   * - `"longest"`: those with the most characters.
   * - `"first-usable"`: the first in the order of `reads`.
   * - `"random"`: any. The choice depends only on the conversation, the node's name and `seed`.
   * - `"latest"`: those of the last node in `reads` that has any.
   * - `{ use: name }`: a function supplied to `compile`. It returns proposals that it was given, best first.
   *   If it throws, returns none or something else, or takes longer than the graph's
   *   `timeouts.totalMs`, the selector passes nothing on.
   *
   * `"agreement"` and `"diversity"` compare words, or final answers with `of: "final-answer"`.
   */
  readonly by: Selection | FunctionReference;
  /**
   * Another number makes `by: "random"` choose others.
   *
   * @defaultValue `0`
   */
  readonly seed?: number | undefined;
}

/** A node that passes on some of the proposals it reads, unchanged, by a measure. */
export interface SelectorSpec<Read extends string = string> extends SelectorOptions<Read> {
  readonly kind: "selector";
}

/**
 * Creates a node that passes on some of the proposals it reads, unchanged. It makes no model calls.
 *
 * @param options - The nodes it reads, how many proposals it keeps, and by which measure.
 * @returns A node for `defineGraph`, not validated yet.
 * @see arXiv 2505.24442: of many proposals, those that differ most
 * @example
 * ```ts
 * import { selector } from "@moagraph/core";
 *
 * const varied = selector({ reads: ["llama", "qwen", "gemma"], keep: 2, by: "diversity" });
 * // { kind: "selector", reads: ["llama", "qwen", "gemma"], keep: 2, by: "diversity" }
 * ```
 */
export function selector<const Read extends string>(
  options: SelectorOptions<Read>,
): SelectorSpec<Read> {
  return { kind: "selector", ...options };
}

/** The declaration of the kind `selector`. */
export const selectorKind: NodeKind<SelectorSpec> = {
  kind: "selector",
  summary: "Passes on some of the proposals it reads, unchanged, by a measure and without a model.",
  schema: strictObject<SelectorSpec>(
    {
      kind: { type: "string", const: "selector" },
      ...readsShape,
      ...compareSettingsShape,
      keep: { description: "How many proposals to pass on.", ...wholeNumber(1) },
      by: {
        anyOf: [
          {
            type: "string",
            enum: ["agreement", "diversity", "longest", "first-usable", "random", "latest"],
          },
          functionSchema,
        ],
        description:
          'Which proposals to pass on, best first: a built-in measure, or { "use": name } of a function.',
      },
      seed: {
        description: "Another number makes a random selection choose others. Default 0.",
        ...wholeNumber(),
      },
    },
    { kind: true, reads: true, keep: true, by: true },
  ),
  defaults: { of: "text", seed: 0 },
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: ({ keep }, incoming) => Math.min(keep, incoming),
  modelCalls: () => 0,
  shown: () => 0,
  instructionTokens: 0,
  proposalTokens: averageProposal,
  faults: (node, { name, incoming }) => [
    ...keepTooLarge(name, node.keep, incoming),
    ...unusedSettings(node, name),
  ],
  models: () => [],
  renameModels: (node) => node,
};

function unusedSettings(node: SelectorSpec, name: string): NodeFault[] {
  const { by } = node;
  const compares = by === "agreement" || by === "diversity";
  const keys = [...(compares ? [] : ["of"]), ...(by === "random" ? [] : ["seed"])];
  const subject = `Selector \`${name}\``;
  const why = `its \`by\` ${typeof by === "string" ? `is "${by}"` : "is a function"}`;
  return withoutEffect(node, { subject, keys, why, or: "use another `by`" });
}
