import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { type CalledModel, InvalidRequestError, nameOf } from "@moagraph/provider-kit";
import { type Fields, fieldsOf, type VendorModelFields } from "@moagraph/provider-kit/vendor";

/** The form of a reply that a call asks for with its option `response_format`, in OpenAI's words. */
export type ResponseFormat =
  | { readonly type: "json_object" }
  | { readonly type: "json_schema"; readonly json_schema: JsonSchemaFormat };

/** A JSON Schema that a reply must follow. */
export interface JsonSchemaFormat {
  readonly name: string;
  readonly description?: string;
  readonly schema: Fields;
  /** Whether the vendor must enforce the schema. @defaultValue the vendor's */
  readonly strict?: boolean;
}

/** A model, as far as errors name it. */
type Asked = Pick<VendorModelFields, "call" | "quirks">;

/**
 * The form of the reply that a call asks for; `undefined` for text. A zod schema becomes a JSON Schema.
 *
 * @param asked - The model.
 * @param options - The options of the call.
 * @throws {InvalidRequestError} If it is no form that OpenAI's API has, or if the model is known to
 * have no structured output.
 * @example
 * ```ts
 * import { requestedFormat } from "@moagraph/provider-kit/langchain";
 * import { ModelQuirks } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.example.com/v1";
 * const call = { provider: "example", model: "m", keyName: "EXAMPLE_API_KEY", baseUrl };
 * const asked = { call, quirks: new ModelQuirks(call, {}, {}) };
 * requestedFormat(asked, { response_format: { type: "json_object" } }); // { type: "json_object" }
 * requestedFormat(asked, {}); // undefined
 * ```
 */
export function requestedFormat(
  { call, quirks }: Asked,
  options: object | undefined,
): ResponseFormat | undefined {
  const format = fieldsOf(fieldsOf(options)?.["response_format"]);
  if (format === undefined || format["type"] === "text") return undefined;
  if (format["type"] === "json_object") return { type: "json_object" };
  const asked = fieldsOf(format["json_schema"]);
  const schema = fieldsOf(asked?.["schema"]);
  if (format["type"] !== "json_schema" || schema === undefined) throw unknownFormat(call);
  if (quirks.known().structuredOutput === false) throw noStructuredOutput(call);
  const name = typeof asked?.["name"] === "string" ? asked["name"] : "reply";
  const json_schema = { ...asked, name, schema: toJsonSchema(schema) as Fields };
  return { type: "json_schema", json_schema };
}

/**
 * The error for a form of replies that a vendor does not have.
 *
 * @param call - The model that is called.
 * @param what - The form, such as `JSON without a schema`.
 * @param hint - What to do instead.
 */
export function missingFormat(call: CalledModel, what: string, hint: string): InvalidRequestError {
  const message = `${nameOf(call)} has no ${what}. No request was sent.`;
  return new InvalidRequestError({ provider: call.provider, model: call.model, message, hint });
}

function noStructuredOutput(call: CalledModel): InvalidRequestError {
  const hint =
    'Call a tool instead, as `withStructuredOutput(schema, { method: "functionCalling" })` does. If the model has structured output, state `capabilities: { structuredOutput: true }`.';
  return missingFormat(call, "structured output", hint);
}

function unknownFormat(call: CalledModel): InvalidRequestError {
  return new InvalidRequestError({
    provider: call.provider,
    model: call.model,
    message: `The \`response_format\` of a call of ${nameOf(call)} is none of OpenAI's forms. No request was sent.`,
    hint: 'Write `{ type: "json_schema", json_schema: { name, schema } }` or `{ type: "json_object" }`.',
  });
}
