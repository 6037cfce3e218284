import type { Shape } from "../../schema/schema.js";

/**
 * What of a proposal is compared with others.
 *
 * - `"text"`: the whole text.
 * - `"final-answer"`: the final answer in it, such as `\boxed{7}` or the text after "The answer is". See
 *   `finalAnswerOf`.
 */
export type Compared = "text" | "final-answer";

/** How a node compares proposals. */
export interface CompareSettings {
  /**
   * What of the proposals is compared.
   *
   * @defaultValue `"text"`
   */
  readonly of?: Compared | undefined;
}

/** The JSON Schema properties of {@link CompareSettings}. */
export const compareSettingsShape: Shape<CompareSettings> = {
  of: {
    description:
      "What of the proposals is compared: the whole text, or the final answer in it. Default text.",
    type: "string",
    enum: ["text", "final-answer"],
  },
};
