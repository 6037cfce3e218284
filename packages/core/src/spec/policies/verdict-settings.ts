import { type Shape } from "../../schema/schema.js";
import type { JsonSchema } from "./response-format.js";

/** How a node asks its model for a verdict. */
export interface VerdictSettings {
  /**
   * How the model gives its verdict.
   *
   * - `"auto"`: as structured output, if the model's capabilities say that it has some and the node has
   *   no `prompt` of its own; else as text.
   * - `"text"`: always as text.
   *
   * @defaultValue `"auto"`
   */
  readonly verdictAs?: "auto" | "text" | undefined;
}

/** The JSON Schema properties of {@link VerdictSettings}. */
export const verdictSettingsShape: Shape<VerdictSettings> = {
  verdictAs: {
    description:
      "Verdicts as structured output if the model has it, or always as text. Default auto.",
    type: "string",
    enum: ["auto", "text"],
  },
};

type VerdictRequest = VerdictSettings & { readonly prompt?: unknown };

/** Whether the node may ask for a structured verdict. An own prompt asks for a verdict as text. */
export function mayStructureVerdict({ verdictAs = "auto", prompt }: VerdictRequest): boolean {
  return verdictAs === "auto" && prompt === undefined;
}

/** Tokens that a structured verdict may have beside its text, as in `{"best": [2]}`. */
export function structureTokensOf(node: VerdictRequest): number {
  return mayStructureVerdict(node) ? 5 : 0;
}

/** The JSON Schema of a verdict that is PASS or FAIL. */
export const passOrFailSchema: JsonSchema = {
  type: "object",
  properties: { verdict: { type: "string", enum: ["PASS", "FAIL"] } },
  required: ["verdict"],
  additionalProperties: false,
};
