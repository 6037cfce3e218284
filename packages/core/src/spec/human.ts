import { averageProposal } from "./average-proposal.js";
import { readsShape } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import { strictObject } from "../schema/schema.js";

/** The settings of a node that asks a person. */
export interface HumanOptions<Read extends string = string> extends ReadPolicies {
  /** Names of the nodes whose proposals the person sees. At least one. */
  readonly reads: readonly Read[];
  /**
   * What the person is asked.
   *
   * @defaultValue `"Choose the best answer by its number, or write an answer."`
   */
  readonly ask?: string | undefined;
}

/** A node that asks a person, and passes on what the person chose or wrote. */
export interface HumanSpec<Read extends string = string> extends HumanOptions<Read> {
  readonly kind: "human";
}

/**
 * Creates a node that shows a person the proposals it reads, and passes on one text: a proposal that
 * the person chose or edited, or a text of the person's own. It makes no model calls.
 *
 * The run stops at LangGraph's `interrupt` with a `HumanRequest`, and goes on when it is resumed with
 * a `HumanReply`: `app.invoke(new Command({ resume: { choice: 2 } }), config)`. This needs a
 * `checkpointer`. Without one, a run throws `NO_CHECKPOINTER` before any model call. A reply of
 * another form stops the run again, and `fault` says why.
 *
 * A person who is asked is not cut off: the run pauses even if the node that reads this one has its
 * `quorum` without it.
 *
 * @param options - The nodes it reads, and what the person is asked.
 * @returns A node for `defineGraph`, not validated yet.
 * @example
 * ```ts
 * import { human } from "@moagraph/core";
 *
 * const pick = human({ reads: ["llama", "qwen"], ask: "Which answer may we send?" });
 * // { kind: "human", reads: ["llama", "qwen"], ask: "Which answer may we send?" }
 * ```
 */
export function human<const Read extends string>(options: HumanOptions<Read>): HumanSpec<Read> {
  return { kind: "human", ...options };
}

const usualAsk = "Choose the best answer by its number, or write an answer.";

/** The declaration of the kind `human`. */
export const humanKind: NodeKind<HumanSpec> = {
  kind: "human",
  summary: "Asks a person to choose, edit or write an answer. Needs a checkpointer.",
  schema: strictObject<HumanSpec>(
    {
      kind: { type: "string", const: "human" },
      ...readsShape,
      ask: {
        type: "string",
        minLength: 1,
        description: `What the person is asked. Default: ${usualAsk}`,
      },
    },
    { kind: true, reads: true },
  ),
  defaults: { ask: usualAsk },
  arity: { atLeast: 1 },
  pauses: true,
  reads: (node) => node.reads,
  writes: () => 1,
  modelCalls: () => 0,
  shown: () => 0,
  instructionTokens: 0,
  proposalTokens: averageProposal,
  faults: ({ ask }, { name }) =>
    ask?.trim() === ""
      ? [
          {
            code: "INVALID_VALUE",
            path: ["ask"],
            message: `\`ask\` of node \`${name}\` is blank.`,
            hint: "Write what the person is asked, or remove `ask`.",
          },
        ]
      : [],
  models: () => [],
  renameModels: (node) => node,
};

/** What the person is asked: `ask`, or its default. */
export function askOf({ ask }: HumanSpec): string {
  return ask ?? usualAsk;
}
