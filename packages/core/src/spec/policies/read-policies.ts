import type { Shape } from "../../schema/schema.js";
import { type Quorum, quorumSchema } from "./quorum.js";

/** What to do when there is less than was asked for. */
export type OnExhausted = "fail" | "best-effort";

/** What holds for whatever reads proposals. */
export interface ReadPolicies {
  /**
   * How many proposals are enough.
   *
   * @defaultValue all that come, and at least one
   */
  readonly quorum?: Quorum | undefined;
  /**
   * What to do when the means are exhausted: too few proposals for the quorum; a budget that is
   * spent; at the output, also every try and fallback of the answer.
   *
   * `"fail"` fails the node, and at the output the run. `"best-effort"` goes on with
   * fewer proposals; without any, with those that the nodes before it had; and where the answer
   * itself cannot be had, gives the first proposal there is as the answer. The ledger says so.
   *
   * @defaultValue `"fail"`
   */
  readonly onExhausted?: OnExhausted | undefined;
}

/** The JSON fields of {@link ReadPolicies}. */
export const readPoliciesShape: Shape<ReadPolicies> = {
  quorum: {
    description: "How many proposals are enough. Default all that come.",
    ...quorumSchema,
  },
  onExhausted: {
    description: "What to do when quorum, budget or tries are exhausted. Default fail.",
    type: "string",
    enum: ["fail", "best-effort"],
  },
};
