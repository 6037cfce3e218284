import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { type InteropZodType, isInteropZodSchema } from "@langchain/core/utils/types";
import {
  type JsonSchema,
  type ResponseFormat,
  schemaName,
} from "../../spec/policies/response-format.js";
import { type ReplyFormat, replyFormat } from "./reply-format.js";
import { schemaCheck } from "./schema-check.js";
import { zodCheck } from "./zod-check.js";

/** A schema given to `compile`: a zod schema, or a JSON Schema. */
export type GivenSchema = InteropZodType | JsonSchema;

/** The schemas given to `compile`, by name. */
export type GivenSchemas = Readonly<Record<string, GivenSchema>>;

/** The format of a node's replies. All names in it must be given. */
export function formatOf(responseFormat: ResponseFormat, schemas: GivenSchemas = {}): ReplyFormat {
  const name = schemaName(responseFormat);
  const schema = name === undefined ? (responseFormat as JsonSchema) : schemas[name];
  if (schema === undefined) throw new Error(`Unchecked graph: no schema ${name}`);
  const json = jsonSchemaOf(schema);
  return replyFormat(json, isInteropZodSchema(schema) ? zodCheck(schema) : schemaCheck(json));
}

/**
 * The JSON Schema of a given schema, without `$schema`, which some vendors refuse.
 *
 * @throws What zod throws for a schema that JSON Schema cannot express.
 */
export function jsonSchemaOf(schema: GivenSchema): JsonSchema {
  const written = isInteropZodSchema(schema) ? (toJsonSchema(schema) as JsonSchema) : schema;
  const { $schema: _, ...json } = written;
  return json;
}
