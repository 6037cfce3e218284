import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  assembleStructuredOutputPipeline,
  createContentParser,
  createFunctionCallingParser,
} from "@langchain/core/language_models/structured_output";
import type { Runnable } from "@langchain/core/runnables";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { MoaError, type ModelCapabilities, openObjectIn } from "@moagraph/provider-kit";
import { type Fields, isFields } from "@moagraph/provider-kit/vendor";
import type { ToolChoices } from "./tool-choice.js";

/** A zod schema, another standard schema, or a JSON Schema. */
export type OutputSchema = Parameters<typeof createContentParser>[0];

/** Options of LangChain's `withStructuredOutput`. */
export interface OutputConfig {
  readonly name?: string | undefined;
  /**
   * `"functionCalling"`, `"jsonSchema"` or `"jsonMode"`.
   *
   * @defaultValue `"jsonSchema"` if the model calls no tools, or is known to have structured output and
   * the schema has no objects of any properties; else `"functionCalling"`
   */
  readonly method?: string | undefined;
  /** Whether the result is `{ raw, parsed }`. `parsed` is `null` if the reply does not fit. */
  readonly includeRaw?: boolean | undefined;
  /** Whether the vendor must enforce the schema. @defaultValue the vendor's */
  readonly strict?: boolean | undefined;
}

/** What is known of a model, and how it can be made to call a tool. */
export interface OutputModel extends Pick<ModelCapabilities, "structuredOutput" | "tools"> {
  /** What the API can be told about tools. @defaultValue `"name"` */
  readonly toolChoice?: ToolChoices | undefined;
}

type Llm = Runnable<BaseLanguageModelInput>;
type Parser = Parameters<typeof assembleStructuredOutputPipeline>[1];

/** A schema with what a tool or a response format says of it. */
interface NamedSchema {
  readonly schema: OutputSchema;
  readonly jsonSchema: Fields;
  readonly name: string;
}

/** A schema to ask for, in the forms that requests have. */
interface Asked extends Omit<OutputConfig, "name">, NamedSchema {
  readonly toolChoice: OutputModel["toolChoice"];
}

/**
 * What LangChain's `withStructuredOutput` gives, for any model that takes `response_format` and tools.
 *
 * @param model - The model to ask.
 * @param known - What is known of the model, and how it is made to call a tool.
 * @param schema - What replies must fit.
 * @param config - The method, and the form of the result.
 * @throws {MoaError} `INVALID_SETTING` for an unknown method.
 * @example
 * ```ts
 * import { FakeListChatModel } from "@langchain/core/utils/testing";
 * import { structuredOutput } from "@moagraph/provider-kit/langchain";
 *
 * const model = new FakeListChatModel({ responses: ['{"at":1}'] });
 * const schema = { type: "object", properties: { at: { type: "number" } } };
 * const output = structuredOutput(model, { structuredOutput: true }, schema);
 * console.log(await output.invoke("Where?")); // { at: 1 }
 * ```
 */
export function structuredOutput(
  model: BaseChatModel,
  known: OutputModel,
  schema: OutputSchema,
  config: OutputConfig = {},
): Runnable<BaseLanguageModelInput> {
  const named = nameSchema(schema, config.name);
  const { method = usualMethod(known, named.jsonSchema) } = config;
  const way = ways[method] ?? unknownMethod(method);
  const [llm, parser] = way(model, { ...config, ...named, toolChoice: known.toolChoice });
  return assembleStructuredOutputPipeline(llm, parser, config.includeRaw, "StructuredOutput");
}

const ways: Readonly<Record<string, (model: BaseChatModel, asked: Asked) => [Llm, Parser]>> = {
  functionCalling(model, { schema, jsonSchema, name, strict, toolChoice = "name" }) {
    const { description = "A function available to call." } = jsonSchema;
    const tool = { type: "function", function: { name, description, parameters: jsonSchema } };
    const options = {
      ...traced("function_calling", name, jsonSchema),
      ...(toolChoice !== "auto" && { tool_choice: toolChoice === "any" ? "any" : name }),
      ...(strict !== undefined && { strict }),
    };
    const llm = model.bindTools?.([tool], options) ?? noTools();
    return [llm, createFunctionCallingParser(schema, name)];
  },
  jsonSchema(model, { schema, jsonSchema, name, strict }) {
    const { description } = jsonSchema;
    const json_schema = {
      name,
      ...(typeof description === "string" && { description }),
      schema: jsonSchema,
      ...(strict !== undefined && { strict }),
    };
    const response_format = { type: "json_schema", json_schema };
    return [
      asking(model, { response_format, ...traced("json_schema", name, jsonSchema) }),
      createContentParser(schema),
    ];
  },
  jsonMode(model, { schema, jsonSchema, name }) {
    const response_format = { type: "json_object" };
    return [
      asking(model, { response_format, ...traced("json_mode", name, jsonSchema) }),
      createContentParser(schema),
    ];
  },
};

function asking(model: BaseChatModel, options: object): Llm {
  return model.withConfig(options);
}

/** Other versions of messages have their text in parts. The rest is for traces. */
function traced(method: string, name: string, schema: Fields): object {
  const named = { title: name, ...schema };
  return {
    outputVersion: "v0",
    ls_structured_output_format: { kwargs: { method }, schema: named },
  };
}

/**
 * The method for a schema if the caller sets none.
 *
 * @param known - What is known of the model.
 * @param schema - A JSON Schema.
 */
function usualMethod({ structuredOutput: has, tools }: OutputModel, schema: Fields): string {
  if (tools === false) return "jsonSchema";
  return has === true && openObjectIn(schema) === undefined ? "jsonSchema" : "functionCalling";
}

/** As in LangChain's packages, a JSON Schema may also be the description of a function. */
function nameSchema(schema: OutputSchema, given: string | undefined): NamedSchema {
  const whole = toJsonSchema(schema as Parameters<typeof toJsonSchema>[0]) as Fields;
  const { name, parameters } = whole;
  if (typeof name === "string" && isFields(parameters)) {
    return { schema: parameters, jsonSchema: parameters, name };
  }
  return { schema, jsonSchema: whole, name: given ?? nameIn(whole) ?? "extract" };
}

function nameIn({ title }: Fields): string | undefined {
  return typeof title === "string" && /^[\w-]{1,64}$/.test(title) ? title : undefined;
}

function unknownMethod(method: string): never {
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `withStructuredOutput has no method ${JSON.stringify(method)}.`,
    hint: `Use one of ${Object.keys(ways).join(", ")}.`,
  });
}

function noTools(): never {
  throw new MoaError({
    code: "INVALID_SETTING",
    message: "The model calls no tools.",
    hint: 'Use the method "jsonSchema".',
  });
}
