import type {
  BaseLanguageModelInput,
  StructuredOutputMethodOptions,
} from "@langchain/core/language_models/base";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  assembleStructuredOutputPipeline,
  createContentParser,
  createFunctionCallingParser,
} from "@langchain/core/language_models/structured_output";
import type { Runnable } from "@langchain/core/runnables";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import type { SerializableSchema } from "@langchain/core/utils/standard_schema";
import { type InteropZodType, isInteropZodSchema } from "@langchain/core/utils/types";
import { openObjectIn } from "@moagraph/provider-kit";
import { UnsupportedOptionError } from "../../errors/unsupported-option-error.js";
import { checkOutput } from "./options/check-output.js";
import type { GraphAsModel } from "./graph-as-model.js";
import type { OutputModel } from "./output-model.js";
import { isRecord } from "../../validate/value/is-record.js";

/** A zod schema of version 3 or 4, another standard schema, or a JSON Schema. */
type Schema = InteropZodType<Data> | SerializableSchema<Data> | Data;

type Data = Record<string, unknown>;

/** What `withStructuredOutput` is called with. */
export type StructuredOutputInput = [
  schema: Schema,
  options?: StructuredOutputMethodOptions<boolean>,
];

/** LangChain's three ways to ask for structured output. */
const methods = ["jsonSchema", "functionCalling", "jsonMode"] as const;

type Method = (typeof methods)[number];

/** A chat model whose answers are to be structured. */
export interface StructuredModel {
  readonly model: BaseChatModel;
  readonly graph: Pick<GraphAsModel, "compilation" | "output">;
}

/**
 * LangChain's `withStructuredOutput` for a graph that runs as a chat model. Without a method, it is
 * `jsonSchema` if the model of the output is known to support it and the schema has no objects of any
 * properties, else `functionCalling`.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if the model of the output cannot do it.
 */
export function structuredOutput(
  asked: StructuredModel,
  schema: Schema,
  options: StructuredOutputMethodOptions<boolean> = {},
): Runnable<BaseLanguageModelInput> {
  const { compilation, output } = asked.graph;
  const graph = compilation.graph.name;
  if (typeof schema !== "object" || schema === null) throw noSchema(graph, schema);
  checkOutput("withStructuredOutput", compilation);
  const { includeRaw = false, strict } = options;
  const named = nameSchema(schema, options.name);
  const method = methodOf(graph, output.capabilities, options.method, named.jsonSchema);
  if (strict !== undefined && method === "jsonMode") throw noStrictMode(graph);
  if (method === "functionCalling") checkOutput("tools", compilation);
  const strictness = strict === undefined ? {} : { strict };
  const { llm, parser } =
    method === "functionCalling"
      ? byTool(asked.model, named, strictness)
      : byFormat(asked.model, named, method, strictness);
  return assembleStructuredOutputPipeline(llm, parser, includeRaw, "StructuredOutput");
}

/** A schema with what a tool or a response format says of it. */
interface NamedSchema {
  readonly schema: Schema;
  readonly name: string;
  readonly description: string | undefined;
  readonly jsonSchema: Data;
}

/** As in LangChain's packages, a JSON Schema may also be the description of a function. */
function nameSchema(schema: Schema, given: string | undefined): NamedSchema {
  const isTyped = isInteropZodSchema(schema) || "~standard" in schema;
  const whole = toJsonSchema(schema as Data) as Data;
  const isFunction = !isTyped && typeof whole["name"] === "string" && isRecord(whole["parameters"]);
  const name = isFunction ? whole["name"] : (given ?? (isTyped ? undefined : whole["title"]));
  return {
    schema: isFunction ? (whole["parameters"] as Data) : schema,
    name: typeof name === "string" ? name : "extract",
    description: typeof whole["description"] === "string" ? whole["description"] : undefined,
    jsonSchema: isFunction ? (whole["parameters"] as Data) : whole,
  };
}

interface Asking {
  readonly llm: Runnable<BaseLanguageModelInput>;
  readonly parser:
    | ReturnType<typeof createContentParser>
    | ReturnType<typeof createFunctionCallingParser>;
}

/** One tool that must be called, with the schema as its parameters. */
function byTool(model: BaseChatModel, named: NamedSchema, strict: Data): Asking {
  const { schema, name, description, jsonSchema } = named;
  const described = { name, description: description ?? "", parameters: jsonSchema };
  const llm = model.bindTools?.([{ type: "function", function: described }], {
    outputVersion: "v0",
    tool_choice: name,
    ...tracedFormat(named, "function_calling"),
    ...strict,
  });
  return { llm: llm ?? model, parser: createFunctionCallingParser(schema, name) };
}

/** The vendor's own structured output. */
function byFormat(
  model: BaseChatModel,
  named: NamedSchema,
  method: Exclude<Method, "functionCalling">,
  strict: Data,
): Asking {
  const { schema, name, description, jsonSchema } = named;
  const described = description === undefined ? {} : { description };
  const response_format =
    method === "jsonMode"
      ? { type: "json_object" }
      : { type: "json_schema", json_schema: { name, ...described, schema: jsonSchema, ...strict } };
  const traced = tracedFormat(named, method === "jsonMode" ? "json_mode" : "json_schema");
  const options: object = { outputVersion: "v0", response_format, ...traced };
  return { llm: model.withConfig(options), parser: createContentParser(schema) };
}

/** LangSmith shows it. */
function tracedFormat({ name, jsonSchema }: NamedSchema, method: string): Data {
  const schema = { title: name, ...jsonSchema };
  return { ls_structured_output_format: { kwargs: { method }, schema } };
}

function methodOf(
  graph: string,
  { tools, structuredOutput: format }: OutputModel["capabilities"],
  method: string | undefined,
  schema: Data,
): Method {
  if (method === undefined) {
    if (tools === false && format === false) throw unable(graph, "withStructuredOutput", onlyOther);
    if (tools === false) return "jsonSchema";
    return format === true && openObjectIn(schema) === undefined ? "jsonSchema" : "functionCalling";
  }
  const known = methods.find((each) => each === method);
  if (known === undefined) throw unknownMethod(graph, method);
  if (known === "functionCalling" && tools === false) {
    throw unable(graph, known, format === false ? onlyOther : 'Use `method: "jsonSchema"`.');
  }
  if (known === "jsonSchema" && format === false) {
    throw unable(graph, known, tools === false ? onlyOther : 'Use `method: "functionCalling"`.');
  }
  return known;
}

const onlyOther =
  "Use another model at the output. If this one does support it, state so in the graph's `capabilities`.";

function unable(graph: string, what: string, hint: string): UnsupportedOptionError {
  const message = `The model of the output of \`${graph}\` does not support \`${what}\`.`;
  return new UnsupportedOptionError(graph, what, { message, hint });
}

function unknownMethod(graph: string, method: string): UnsupportedOptionError {
  const message = `\`withStructuredOutput\` has no method \`${method}\`.`;
  const hint = `Use one of ${methods.map((each) => `"${each}"`).join(", ")}.`;
  return new UnsupportedOptionError(graph, "method", { message, hint });
}

function noStrictMode(graph: string): UnsupportedOptionError {
  const message = '`strict` has no effect with `method: "jsonMode"`, which follows no schema.';
  const hint = 'Leave `strict` out, or use `method: "jsonSchema"`.';
  return new UnsupportedOptionError(graph, "strict", { message, hint });
}

function noSchema(graph: string, schema: unknown): UnsupportedOptionError {
  const found = schema === null ? "null" : typeof schema;
  const message = `The schema given to \`withStructuredOutput\` is ${found}, not an object.`;
  const hint = "Pass a zod schema or a JSON Schema.";
  return new UnsupportedOptionError(graph, "withStructuredOutput", { message, hint });
}
