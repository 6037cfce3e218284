// The keywords of JSON Schema that have schemas in them.

/** Keywords whose value is a schema. */
export const schemaKeywords: readonly string[] = ["items", "not"];

/** Keywords whose value is a list of schemas. */
export const schemaListKeywords: readonly string[] = ["anyOf", "oneOf", "allOf", "prefixItems"];

/** Keywords whose value is an object of schemas. */
export const namedSchemasKeywords: readonly string[] = ["properties", "$defs", "definitions"];
