import { type SchemaOf, words } from "../../schema/schema.js";

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The name of a schema that is supplied to `compile` as `schemas`. It keeps the graph plain data. */
export interface SchemaReference {
  /** Key in the `schemas` of `compile`. */
  readonly use: string;
}

/** The form of a node's replies: a JSON Schema of an object, or the name of a schema. */
export type ResponseFormat = SchemaReference | JsonSchema;

/** The JSON Schema of {@link ResponseFormat}. Its content is checked by a rule of its own. */
export const responseFormatSchema: SchemaOf<JsonSchema> = {
  type: "object",
  properties: {},
  [words]: {
    expected: 'a JSON Schema of an object, or { "use": name } of a schema given to compile',
  },
};

/** The name in `{ use: name }`; `undefined` for a schema that the graph contains. */
export function schemaName(format: ResponseFormat): string | undefined {
  const { use } = format;
  return typeof use === "string" ? use : undefined;
}
