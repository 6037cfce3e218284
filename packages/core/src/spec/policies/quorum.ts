import { type ObjectSchema, strictObject, wholeNumber } from "../../schema/schema.js";
import { maxTimerMs } from "./timeouts.js";

/** How many proposals a node needs before it starts, and how long it waits for the stragglers. */
export interface Quorum {
  /** Minimum number of usable proposals, samples included. */
  readonly atLeast: number;
  /**
   * Time to wait for the stragglers, in milliseconds. The clock starts when the last of the
   * `atLeast` proposals arrives. Then the stragglers that no other node needs are cut off.
   *
   * @defaultValue `0`
   */
  readonly graceMs?: number | undefined;
}

/** The JSON Schema of {@link Quorum}. */
export const quorumSchema: ObjectSchema<Quorum> = strictObject<Quorum>(
  {
    atLeast: {
      ...wholeNumber(1),
      description: "Minimum number of usable proposals, samples included.",
    },
    graceMs: {
      description:
        "Milliseconds to wait for the stragglers after `atLeast` proposals arrived. Default 0.",
      type: "number",
      minimum: 0,
      maximum: maxTimerMs,
    },
  },
  { atLeast: true },
);
