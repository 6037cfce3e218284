import type { Shape } from "../../schema/schema.js";
import { type Quorum, quorumSchema } from "./quorum.js";

/** What to do when a quorum, a budget or all attempts are exhausted. */
export type OnExhausted = "fail" | "best-effort";

/** Policies of every node that reads proposals. */
export interface ReadPolicies {
  /**
   * How many proposals the node needs before it starts. Nodes that a router skips do not count: then all
   * others are enough.
   *
   * @defaultValue none: the node waits for all calls it reads, and needs one usable proposal
   */
  readonly quorum?: Quorum | undefined;
  /**
   * What to do when there are too few proposals for the quorum or the budget is spent; at the
   * output also when every attempt and fallback of the answer failed.
   *
   * - `"fail"`: the node fails. If it is the output, the run fails.
   * - `"best-effort"`: the node continues with fewer proposals; if there are none, with the
   *   proposals that the nodes before it read. If the answer's own call fails, the first proposal
   *   available becomes the answer. A ledger note records each case.
   *
   * @defaultValue `"fail"`
   */
  readonly onExhausted?: OnExhausted | undefined;
}

/** The JSON Schema properties of {@link ReadPolicies}. */
export const readPoliciesShape: Shape<ReadPolicies> = {
  quorum: {
    description: "How many proposals the node needs before it starts. Default: waits for all.",
    ...quorumSchema,
  },
  onExhausted: {
    description: "What to do when the quorum, budget or attempts are exhausted. Default fail.",
    type: "string",
    enum: ["fail", "best-effort"],
  },
};
