import { type ObjectSchema, strictObject, wholeNumber } from "../../schema/schema.js";
import { longestMs } from "./timeouts.js";

/** How many of the proposals it reads are enough for a node. */
export interface Quorum {
  /** Usable proposals, samples included. */
  readonly atLeast: number;
  /**
   * How long to wait for the others, in milliseconds, counted from the moment the last of
   * `atLeast` came. Then those nobody else needs are cut off.
   *
   * @defaultValue `0`
   */
  readonly graceMs?: number | undefined;
}

/** The JSON form of {@link Quorum}. */
export const quorumSchema: ObjectSchema<Quorum> = strictObject<Quorum>(
  {
    atLeast: {
      ...wholeNumber(1),
      description: "How many usable proposals are enough, samples included.",
    },
    graceMs: {
      description: "Milliseconds to wait for the others once that many are there. Default 0.",
      type: "number",
      minimum: 0,
      maximum: longestMs,
    },
  },
  { atLeast: true },
);
