import type {
  BaseLanguageModelInput,
  StructuredOutputMethodOptions,
} from "@langchain/core/language_models/base";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Runnable } from "@langchain/core/runnables";
import type { SerializableSchema } from "@langchain/core/utils/standard_schema";
import type { InteropZodType } from "@langchain/core/utils/types";
import { structuredOutput as outputOf } from "@moagraph/provider-kit/langchain";
import { UnsupportedOptionError } from "../../errors/unsupported-option-error.js";
import { checkOutput } from "./options/check-output.js";
import type { GraphAsModel } from "./graph-as-model.js";
import type { OutputModel } from "./output-model.js";

/** A zod schema of version 3 or 4, another standard schema, or a JSON Schema. */
type Schema = InteropZodType<Data> | SerializableSchema<Data> | Data;

type Data = Record<string, unknown>;

/** What `withStructuredOutput` is called with. */
export type StructuredOutputInput = [
  schema: Schema,
  options?: StructuredOutputMethodOptions<boolean>,
];

/** LangChain's three ways to ask for structured output. */
const methods = ["jsonSchema", "functionCalling", "jsonMode"];

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
  const { name, method, includeRaw, strict } = options;
  checkMethod(graph, output.capabilities, method);
  if (strict !== undefined && method === "jsonMode") throw noStrictMode(graph);
  if (method === "functionCalling") checkOutput("tools", compilation);
  return outputOf(asked.model, output.capabilities, schema, { name, method, includeRaw, strict });
}

function checkMethod(
  graph: string,
  { tools, structuredOutput: format }: OutputModel["capabilities"],
  method: string | undefined,
): void {
  if (method === undefined) {
    if (tools === false && format === false) throw unable(graph, "withStructuredOutput", onlyOther);
    return;
  }
  if (!methods.includes(method)) throw unknownMethod(graph, method);
  if (method === "functionCalling" && tools === false) {
    throw unable(graph, method, format === false ? onlyOther : 'Use `method: "jsonSchema"`.');
  }
  if (method === "jsonSchema" && format === false) {
    throw unable(graph, method, tools === false ? onlyOther : 'Use `method: "functionCalling"`.');
  }
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
