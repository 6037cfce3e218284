import { ModelQuirks } from "@moagraph/provider-kit/vendor";
import { expect, test } from "vitest";
import { z } from "zod";
import { requestedFormat, type ResponseFormat } from "./response-format.js";

function formatOf(
  response_format: unknown,
  known: { readonly structuredOutput?: boolean } = {},
): ResponseFormat | undefined {
  const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl: "http://a" };
  return requestedFormat({ call, quirks: new ModelQuirks(call, {}, known) }, { response_format });
}

const schema = { type: "object", properties: { at: { type: "number" } } };

test.each([undefined, { type: "text" }])("%o asks for text", (format) => {
  expect(formatOf(format)).toBeUndefined();
});

test("a schema may be one of zod, and needs no name", () => {
  const json_schema = { schema: z.object({ at: z.number() }) };
  expect(formatOf({ type: "json_schema", json_schema })).toMatchObject({
    type: "json_schema",
    json_schema: { name: "reply", schema },
  });
});

test("a model without structured output still has JSON mode", () => {
  const without = { structuredOutput: false };
  expect(formatOf({ type: "json_object" }, without)).toEqual({ type: "json_object" });
  const asked = { type: "json_schema", json_schema: { name: "look", schema } };
  expect(() => formatOf(asked, without)).toThrow("acme:tiny has no structured output");
});

test.each([{ type: "xml" }, { type: "json_schema" }, { schema }, { type: "json_schema", schema }])(
  "%o is refused, with the form to write",
  (format) => {
    expect(() => formatOf(format)).toThrow(
      expect.objectContaining({
        code: "INVALID_REQUEST",
        hint: expect.stringContaining("json_schema: { name, schema }") as string,
      }),
    );
  },
);
