import { type ObjectSchema, type Shape, strictObject, wholeNumber } from "../../schema/schema.js";

/**
 * How an aggregator writes its answer while the proposals that it reads are still being written.
 *
 * The first request starts with the first chunk of the proposals. Each further request, a **round**, holds
 * what has come since and the answer so far, and continues it. The last round starts when all proposals
 * have ended.
 */
export interface Staircase {
  /**
   * Tokens that a proposal must have before the first round, at least 1. A shorter proposal that has ended
   * is enough.
   *
   * @defaultValue `16`
   */
  readonly firstChunkTokens?: number | undefined;
  /**
   * Tokens by which the proposals grow between two rounds, at least 1. A round also ends when it has
   * written that many.
   *
   * @defaultValue `128`
   */
  readonly chunkTokens?: number | undefined;
  /**
   * How many proposals must have their chunk before a round starts. The last round waits for all.
   *
   * @defaultValue the `quorum` of the node, else all that can still come
   */
  readonly atLeast?: number | undefined;
  /**
   * Maximum number of rounds, the last one included: 2 to 100. More rounds end the answer earlier, and each
   * needs its own prompt.
   *
   * @defaultValue `2`
   */
  readonly maxRounds?: number | undefined;
}

/** Policies of nodes whose model continues a text. */
export interface StaircasePolicies {
  /**
   * Starts the answer on the first chunks of the proposals, and continues it as more text arrives. The time
   * to the first token is shorter, and there are more input tokens: `planRun` states both.
   *
   * @defaultValue none: the node starts when all that it reads has ended
   * @see arXiv 2510.05059
   */
  readonly staircase?: Staircase | undefined;
}

/** A staircase with all its defaults. */
export interface StaircaseRules {
  readonly firstChunkTokens: number;
  readonly chunkTokens: number;
  readonly atLeast: number | undefined;
  readonly maxRounds: number;
}

/** The rules of a staircase; `undefined` for none. */
export function staircaseRules(staircase: Staircase | undefined): StaircaseRules | undefined {
  if (staircase === undefined) return undefined;
  const { firstChunkTokens = 16, chunkTokens = 128, atLeast, maxRounds = 2 } = staircase;
  return { firstChunkTokens, chunkTokens, atLeast, maxRounds };
}

/** The JSON Schema of {@link Staircase}. */
const staircaseSchema: ObjectSchema<Staircase> = strictObject<Staircase>(
  {
    firstChunkTokens: {
      description: "Tokens that a proposal must have before the first round. Default 16.",
      ...wholeNumber(1),
    },
    chunkTokens: {
      description: "Tokens by which the proposals grow between two rounds. Default 128.",
      ...wholeNumber(1),
    },
    atLeast: {
      description:
        "How many proposals must have their chunk before a round starts. Default: the quorum, else all.",
      ...wholeNumber(1),
    },
    maxRounds: {
      description: "Maximum number of rounds, the last one included. Default 2.",
      ...wholeNumber(2, 100),
    },
  },
  {},
);

/** The JSON Schema properties of {@link StaircasePolicies}. */
export const staircaseShape: Shape<StaircasePolicies> = {
  staircase: {
    description: "Starts the answer on the first chunks of the proposals. Default none.",
    ...staircaseSchema,
  },
};
