import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { openObjectIn } from "@moagraph/provider-kit";
import { constrainedSchema } from "@moagraph/provider-kit/langchain";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import { isRecord } from "../../validate/value/is-record.js";

/**
 * Call options with the JSON Schema of their `response_format` also where other classes of LangChain read
 * it: `outputConfig` (Anthropic) and `responseSchema` (Google). Each class ignores the options of others.
 * Options without a schema are returned as they are.
 */
export const everySchemaOption: <Options extends object>(options: Options) => Options =
  memoizeByObject((options: object) => {
    const { response_format: format } = options as { readonly response_format?: unknown };
    const asked = isRecord(format) ? format["json_schema"] : undefined;
    const given = isRecord(asked) ? asked["schema"] : undefined;
    if (!isRecord(given)) return options;
    const schema = toJsonSchema(given);
    return {
      ...options,
      outputConfig: { format: { type: "json_schema", schema: anthropicSchema(schema) } },
      responseSchema: googleSchema(schema),
    };
  }) as <Options extends object>(options: Options) => Options;

type Schema = Record<string, unknown>;

/** Objects of any properties are not accepted. The vendor's error names them. */
function anthropicSchema(schema: Schema): object {
  return openObjectIn(schema) === undefined ? constrainedSchema(schema) : schema;
}

/** Gemini's `responseSchema` refuses these two keywords. */
function googleSchema(schema: Schema): object {
  const text = JSON.stringify(schema, (key, value: unknown) => {
    const isRefused =
      (key === "additionalProperties" && value === false) ||
      (key === "$schema" && typeof value === "string");
    return isRefused ? undefined : value;
  });
  return JSON.parse(text) as object;
}
