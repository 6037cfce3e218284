// The form of a node's replies.
//
// `ReplyFormat` is made once per compiled graph. Models with structured output get it as a call option,
// others as a text in the system message. `json-text.ts` finds the JSON in a reply; `schema-check.ts` and
// `zod-check.ts` check it.

import type { JsonSchema } from "../../spec/policies/response-format.js";
import { isStrict } from "./is-strict.js";
import { jsonObjectIn } from "./json-text.js";

/** A call option of chat models: OpenAI's `response_format`. Providers translate it for their vendors. */
export interface ResponseFormatOption {
  readonly response_format: {
    readonly type: "json_schema";
    readonly json_schema: {
      readonly name: string;
      readonly schema: JsonSchema;
      readonly strict: boolean;
    };
  };
}

/** What a reply says in its format. */
export interface FormattedReply {
  /** The parsed value. */
  readonly value: unknown;
  /** The JSON text as the model wrote it. */
  readonly text: string;
}

/** Checks the value of a reply: `{ value }` if it fits, else a sentence that says what does not fit. */
export type ValueCheck = (
  value: Readonly<Record<string, unknown>>,
  text: string,
) => { readonly value: unknown } | string | Promise<{ readonly value: unknown } | string>;

/** The form that the replies of a node must have. */
export interface ReplyFormat {
  /** The JSON Schema, for models with structured output. */
  readonly option: ResponseFormatOption;
  /** The text for other models. */
  readonly instruction: string;
  /** Reads a reply. A sentence says what does not fit. */
  read(reply: string): Promise<FormattedReply | string>;
}

/** The format of a schema whose values are checked by `check`. */
export function replyFormat(schema: JsonSchema, check: ValueCheck): ReplyFormat {
  return {
    option: optionOf(schema),
    instruction: instructionFor(schema),
    async read(reply) {
      const found = jsonObjectIn(reply);
      if (typeof found === "string") return found;
      const checked = await check(found.value, found.text);
      return typeof checked === "string" ? checked : { value: checked.value, text: found.text };
    },
  };
}

/** The call option of a schema. Vendors accept only letters, digits, `_` and `-` in its name. */
export function optionOf(schema: JsonSchema): ResponseFormatOption {
  const { title } = schema;
  const name = typeof title === "string" && /^[\w-]{1,64}$/.test(title) ? title : "response";
  const json_schema = { name, schema, strict: isStrict(schema) };
  return { response_format: { type: "json_schema", json_schema } };
}

function instructionFor(schema: JsonSchema): string {
  return `Reply with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}`;
}
