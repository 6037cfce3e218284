import { namedSchemasKeywords, schemaKeywords, schemaListKeywords } from "./schema-keywords.js";

type Schema = Readonly<Record<string, unknown>>;

/**
 * Where a JSON Schema has an object of any properties, such as a zod record; `undefined` if it has none.
 * Constrained decoding fills in such objects nowhere, so a tool call is the better way to ask for them.
 * An object with properties counts as closed unless `additionalProperties` allows more.
 *
 * @param schema - Any JSON Schema.
 * @returns A path such as `properties.headers`; an empty text for the schema itself.
 * @example
 * ```ts
 * import { openObjectIn } from "@moagraph/provider-kit";
 *
 * openObjectIn({ type: "object", properties: { headers: { type: "object" } } }); // "properties.headers"
 * openObjectIn({ type: "object", properties: { age: { type: "integer" } } }); // undefined
 * ```
 */
export function openObjectIn(schema: Schema): string | undefined {
  return isOpen(schema)
    ? ""
    : parts(schema)
        .map(openPart)
        .find((path) => path !== undefined);
}

type Part = readonly [path: string, schema: Schema];

function openPart([path, schema]: Part): string | undefined {
  const rest = openObjectIn(schema);
  if (rest === undefined) return undefined;
  return rest === "" ? path : `${path}.${rest}`;
}

function isOpen({ type, properties, additionalProperties: more }: Schema): boolean {
  if (more === true || (typeof more === "object" && more !== null)) return true;
  const isObject = type === "object" || (Array.isArray(type) && type.includes("object"));
  return isObject && properties === undefined && more !== false;
}

/** The schemas within a schema. */
function parts(schema: Schema): Part[] {
  return [
    ...schemaKeywords.flatMap((name) => partIn(name, schema[name])),
    ...schemaListKeywords.flatMap((name) =>
      listOf(schema[name]).flatMap((each, at) => partIn(`${name}.${at}`, each)),
    ),
    ...namedSchemasKeywords.flatMap((name) =>
      Object.entries(schema[name] ?? {}).flatMap(([key, each]) => partIn(`${name}.${key}`, each)),
    ),
  ];
}

function partIn(path: string, value: unknown): Part[] {
  return typeof value === "object" && value !== null ? [[path, value as Schema]] : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
