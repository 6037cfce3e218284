import { type SchemaOf, strictObject, wholeNumber, words } from "../../schema/schema.js";

/** The last turns of a conversation. */
interface LastTurns {
  /**
   * Number of turns, at least 1. A turn begins with a message of the user, or with the first of
   * several in a row, and ends before the next turn.
   */
  readonly lastTurns: number;
}

/** Which part of the conversation a node sees: see {@link AskPolicies.history}. */
export type History = "all" | "last-message" | LastTurns;

/** The JSON Schema of {@link History}. */
export const historySchema: SchemaOf<History> = {
  anyOf: [
    { type: "string", enum: ["all", "last-message"] },
    strictObject<LastTurns>(
      {
        lastTurns: {
          ...wholeNumber(1),
          description: "Number of turns, the current one included.",
        },
      },
      { lastTurns: true },
    ),
  ],
  [words]: { expected: '"all", "last-message" or { "lastTurns": number }' },
};
