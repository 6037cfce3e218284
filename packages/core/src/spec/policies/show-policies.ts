import { type Shape, strictObject, wholeNumber } from "../../schema/schema.js";

/** How the order of proposals is shuffled. */
export interface Shuffle {
  /** Seed of the shuffle, an integer. The same seed and the same proposals give the same order. */
  readonly seed: number;
}

/** Where proposals are in a prompt: see {@link ShowOnePolicies.proposalsAt}. */
export type ProposalsAt = "system" | "end";

/** Policies of every node that shows a proposal to a model. */
export interface ShowOnePolicies {
  /**
   * Encloses each proposal in two marks, so that its text cannot imitate the end of the proposal,
   * another proposal or an instruction. `false` writes the paper's plain numbered list.
   *
   * @defaultValue `true`
   */
  readonly fence?: boolean | undefined;
  /**
   * Hides the authors of proposals. Names of the graph's models in proposals become `[a model]`, and
   * prompt functions get neither the model nor the node of a proposal. Names in disguise, names in
   * other languages and names of vendors are found too.
   *
   * @defaultValue `false`
   */
  readonly anonymise?: boolean | undefined;
  /**
   * Where the node's instruction and the proposals are in its prompt.
   *
   * - `"system"`: in the system message, as in equation 1 of arXiv 2406.04692.
   * - `"end"`: after the text of the user's last message. All messages before it are those of the
   *   conversation, so that the prompt caches of vendors keep them. Without a message of a user,
   *   the place is the system message.
   *
   * @defaultValue `"system"`
   */
  readonly proposalsAt?: ProposalsAt | undefined;
}

/** Policies of every node that shows several proposals to a model at once. */
export interface ShowPolicies extends ShowOnePolicies {
  /**
   * Shows the proposals in a shuffled order instead of the order of `reads`. A ledger note records
   * the order.
   *
   * @defaultValue none
   */
  readonly shuffle?: Shuffle | undefined;
}

/** The JSON Schema properties of {@link ShowOnePolicies}. */
export const showOnePoliciesShape: Shape<ShowOnePolicies> = {
  fence: {
    description: "Encloses each proposal in two marks. Default true.",
    type: "boolean",
  },
  anonymise: {
    description: "Hides the names of models in proposals. Default false.",
    type: "boolean",
  },
  proposalsAt: {
    description:
      "Where instruction and proposals are: in the system message, or at the end of the user's last message. Default system.",
    type: "string",
    enum: ["system", "end"],
  },
};

/** The JSON Schema properties of {@link ShowPolicies}. */
export const showPoliciesShape: Shape<ShowPolicies> = {
  ...showOnePoliciesShape,
  shuffle: {
    description: "Shows proposals in a shuffled order instead of that of `reads`. Default none.",
    ...strictObject<Shuffle>(
      {
        seed: {
          ...wholeNumber(),
          description: "Seed of the shuffle.",
        },
      },
      { seed: true },
    ),
  },
};
