import type { Shape } from "../../schema/schema.js";

/** What of a text is compared with other texts. */
export type ComparedText = "text" | "final-answer";

/** How a node compares texts. */
export interface CompareSettings {
  /**
   * What of each text is compared.
   *
   * - `"text"`: all of it.
   * - `"final-answer"`: its final answer, such as the content of its last `\boxed{…}`. See
   *   `finalAnswerOf`.
   *
   * @defaultValue `"text"`
   */
  readonly of?: ComparedText | undefined;
}

/** The JSON Schema properties of {@link CompareSettings}. */
export const compareSettingsShape: Shape<CompareSettings> = {
  of: {
    description: "What of each text is compared: all of it, or its final answer. Default text.",
    type: "string",
    enum: ["text", "final-answer"],
  },
};
