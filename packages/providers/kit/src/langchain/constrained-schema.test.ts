import { expect, test } from "vitest";
import { constrainedSchema } from "./constrained-schema.js";
import { unsendable } from "./exchange.js";

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

test("an object of any properties is an error that says what to do", () => {
  const call = { provider: "example", model: "m", keyName: "KEY", baseUrl: "https://example.com" };
  try {
    constrainedSchema({ type: "object" });
    expect.fail("no error");
  } catch (error) {
    expect(unsendable(call, error)).toMatchObject({
      code: "INVALID_REQUEST",
      message: expect.stringContaining("the schema of the reply allows any properties."),
      hint: 'Use `method: "functionCalling"`, or list the properties of the object.',
    });
  }
});
