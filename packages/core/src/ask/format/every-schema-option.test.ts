import { expect, test } from "vitest";
import { everySchemaOption } from "./every-schema-option.js";

const formatted = (schema: object): object => ({
  stop: ["END"],
  response_format: { type: "json_schema", json_schema: { name: "reply", schema } },
});

test("writes a schema as the classes of Anthropic and Google read it", () => {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    // Names of properties are no keywords.
    properties: { additionalProperties: { type: "integer", minimum: 1 } },
    additionalProperties: false,
  };
  const integer = { type: "integer", description: "minimum: 1" };
  expect(everySchemaOption(formatted(schema))).toEqual({
    ...formatted(schema),
    outputConfig: {
      format: {
        type: "json_schema",
        schema: { ...schema, properties: { additionalProperties: integer } },
      },
    },
    responseSchema: { type: "object", properties: schema.properties },
  });
});

test("leaves an object of any properties, and options without a schema, as they are", () => {
  const open = { type: "object" };
  expect(everySchemaOption(formatted(open))).toMatchObject({
    outputConfig: { format: { schema: open } },
    responseSchema: open,
  });
  const plain = { response_format: { type: "json_object" } };
  expect(everySchemaOption(plain)).toBe(plain);
});
