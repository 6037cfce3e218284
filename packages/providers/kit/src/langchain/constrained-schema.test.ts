import { expect, test } from "vitest";
import { constrainedSchema } from "./constrained-schema.js";

test("closes every object, and moves limits to descriptions", () => {
  const schema = {
    type: "object",
    description: "A person.",
    minProperties: 1,
    properties: {
      // Names of properties are no keywords.
      minimum: { type: "number", minimum: 0, description: "At least." },
      names: { type: "array", minItems: 2, items: { type: "string", maxLength: 9 } },
      home: { anyOf: [{ type: "null" }, { $ref: "#/$defs/home" }] },
    },
    required: ["minimum"],
    $defs: { home: { type: ["object", "null"], properties: {} } },
  };
  expect(constrainedSchema(schema)).toEqual({
    type: "object",
    description: "A person.\nminProperties: 1",
    properties: {
      minimum: { type: "number", description: "At least.\nminimum: 0" },
      names: {
        type: "array",
        items: { type: "string", description: "maxLength: 9" },
        description: "minItems: 2",
      },
      home: { anyOf: [{ type: "null" }, { $ref: "#/$defs/home" }] },
    },
    required: ["minimum"],
    additionalProperties: false,
    $defs: { home: { type: ["object", "null"], properties: {}, additionalProperties: false } },
  });
});

test.each([
  [{ type: "object" }, "the schema of the reply"],
  [{ properties: { a: { items: { additionalProperties: {} } } } }, "`properties.a.items`"],
  [{ anyOf: [{ type: "string" }, { type: "object" }] }, "`anyOf.1`"],
])("refuses objects of any properties: %o", (schema, place) => {
  expect(() => constrainedSchema(schema)).toThrow(place);
});
