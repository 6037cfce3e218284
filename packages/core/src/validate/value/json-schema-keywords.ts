import { isRecord } from "./is-record.js";

/** The values that a keyword of JSON Schema takes. */
interface KeywordForm {
  readonly fits: (value: unknown) => boolean;
  /** The expected value, for a message. */
  readonly expected: string;
}

const types: readonly unknown[] = "object array string number integer boolean null".split(" ");

const any: KeywordForm = { fits: () => true, expected: "a value" };
const text: KeywordForm = { fits: (value) => typeof value === "string", expected: "a text" };
const flag: KeywordForm = { fits: (value) => typeof value === "boolean", expected: "a boolean" };
const number: KeywordForm = { fits: (value) => typeof value === "number", expected: "a number" };
const positive: KeywordForm = {
  fits: (value) => typeof value === "number" && value > 0,
  expected: "a number above 0",
};
const count: KeywordForm = {
  fits: (value) => Number.isInteger(value) && Number(value) >= 0,
  expected: "a whole number, at least 0",
};
const names: KeywordForm = {
  fits: (value) => Array.isArray(value) && value.every(isPropertyName),
  expected: "a list of names other than `__proto__`",
};
const values: KeywordForm = {
  fits: (value) => Array.isArray(value) && value.length > 0,
  expected: "a list of at least one value",
};
const type: KeywordForm = {
  fits: (value) =>
    Array.isArray(value)
      ? value.length > 0 && value.every((each) => types.includes(each))
      : types.includes(value),
  expected: `one of ${types.join(", ")}, or a list of them`,
};
const schema: KeywordForm = { fits: isSchema, expected: "a JSON Schema" };
const schemas: KeywordForm = {
  fits: (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema),
  expected: "a list of at least one JSON Schema",
};
const schemaMap: KeywordForm = {
  fits: (value) => isRecord(value) && Object.values(value).every(isSchema),
  expected: "an object of JSON Schemas",
};

/** A reply with the key `__proto__` is refused, so none could fit. */
function isPropertyName(value: unknown): boolean {
  return typeof value === "string" && value !== "__proto__";
}

function isSchema(value: unknown): boolean {
  return isRecord(value) || typeof value === "boolean";
}

/**
 * The keywords that replies are checked by, and those that only describe. Left out are those that take
 * more than linear time (`pattern`, `uniqueItems`) or that few models and vendors know.
 */
export const keywordForms: Readonly<Record<string, KeywordForm>> = {
  type,
  properties: schemaMap,
  required: names,
  additionalProperties: schema,
  minProperties: count,
  maxProperties: count,
  propertyNames: schema,
  items: schema,
  prefixItems: schemas,
  minItems: count,
  maxItems: count,
  minLength: count,
  maxLength: count,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: positive,
  enum: values,
  const: any,
  anyOf: schemas,
  oneOf: schemas,
  allOf: schemas,
  $ref: text,
  $defs: schemaMap,
  definitions: schemaMap,
  title: text,
  description: text,
  default: any,
  examples: any,
  format: text,
  deprecated: flag,
  readOnly: flag,
  writeOnly: flag,
  $comment: text,
  $schema: text,
};

/** A schema in a schema, or a reference to one. */
export interface SchemaPart {
  readonly path: readonly (string | number)[];
  readonly schema?: unknown;
  /** The value of `$ref`. */
  readonly reference?: string;
  /** Whether it counts only where it is referred to. */
  readonly isDefinition: boolean;
}

/** The schemas in a schema, one level deep. */
export function schemaParts(of: Readonly<Record<string, unknown>>): SchemaPart[] {
  return Object.entries(of).flatMap(([key, value]): SchemaPart[] => {
    const form = Object.hasOwn(keywordForms, key) ? keywordForms[key] : undefined;
    if (key === "$ref" && typeof value === "string") {
      return [{ path: [key], reference: value, isDefinition: false }];
    }
    if (form === schema) return [{ path: [key], schema: value, isDefinition: false }];
    if (form === schemas && Array.isArray(value)) {
      return value.map((each: unknown, at) => ({
        path: [key, at],
        schema: each,
        isDefinition: false,
      }));
    }
    if (form !== schemaMap || !isRecord(value)) return [];
    const isDefinition = key !== "properties";
    return Object.entries(value).map(([name, each]) => ({
      path: [key, name],
      schema: each,
      isDefinition,
    }));
  });
}
