import { z } from "zod";
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
export const quorumSchema: z.ZodType<Quorum> = z.strictObject({
  atLeast: z.int().min(1).describe("How many usable proposals are enough, samples included."),
  graceMs: z
    .number()
    .min(0)
    .max(longestMs)
    .optional()
    .describe("Milliseconds to wait for the others once that many are there. Default 0."),
});
