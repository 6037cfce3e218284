import { type Shape, strictObject, wholeNumber } from "../../schema/schema.js";

/** How proposals are shuffled. */
export interface Shuffle {
  /** Another number, another order; the same number and the same proposals, the same order. */
  readonly seed: number;
}

/** What holds for whatever shows a proposal to a model. */
export interface ShowOnePolicies {
  /**
   * Whether each proposal stands between two marks, so that nothing in it can pass for the end of
   * it, for another proposal or for an instruction. `false` writes the plain numbered list of the
   * paper.
   *
   * @defaultValue `true`
   */
  readonly fence?: boolean | undefined;
  /**
   * Hides who wrote what: names of the graph's models within proposals become `[a model]`, and a
   * prompt function is not told the model and node.
   *
   * @defaultValue `false`
   */
  readonly anonymise?: boolean | undefined;
}

/** What holds for whatever shows several proposals to a model at once. */
export interface ShowPolicies extends ShowOnePolicies {
  /**
   * Shows the proposals in another order than that of `reads`. The ledger says in which.
   *
   * @defaultValue none
   */
  readonly shuffle?: Shuffle | undefined;
}

/** The JSON fields of {@link ShowOnePolicies}. */
export const showOnePoliciesShape: Shape<ShowOnePolicies> = {
  fence: {
    description: "Whether each proposal stands between two marks. Default true.",
    type: "boolean",
  },
  anonymise: {
    description: "Whether names of models are hidden within proposals. Default false.",
    type: "boolean",
  },
};

/** The JSON fields of {@link ShowPolicies}. */
export const showPoliciesShape: Shape<ShowPolicies> = {
  ...showOnePoliciesShape,
  shuffle: {
    description: "Shows proposals in another order than that of `reads`. Default none.",
    ...strictObject<Shuffle>(
      {
        seed: {
          ...wholeNumber(),
          description: "Another number, another order.",
        },
      },
      { seed: true },
    ),
  },
};
