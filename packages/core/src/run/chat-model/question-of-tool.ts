import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import type { InteropZodType } from "@langchain/core/utils/types";
import { InvalidInputError } from "../../errors/run/invalid-input-error.js";
import { isRecord } from "../../validate/value/is-record.js";

/** What describes a tool. */
export interface ToolFields<Input> {
  readonly name?: string;
  readonly description?: string;
  readonly schema: InteropZodType<Input>;
}

/**
 * What a graph is asked with the input of a tool: a text, the `messages` of an object, or its only text.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` for any other input.
 */
export function questionOfTool(input: unknown): BaseLanguageModelInput {
  if (typeof input === "string") return input;
  const { messages, ...others } = isRecord(input) ? input : {};
  if (typeof messages === "string" || Array.isArray(messages)) return messages;
  const texts = Object.values(others).filter((value) => typeof value === "string");
  const [question] = texts;
  if (question !== undefined && texts.length === 1) return question;
  const found = isRecord(input) ? `an object with ${texts.length} texts` : typeof input;
  throw new InvalidInputError(`The input of the tool is ${found}, so its question is not known.`, {
    hint: "Give `asTool` a schema with one text, such as `z.object({ question: z.string() })`, or with `messages`.",
  });
}
