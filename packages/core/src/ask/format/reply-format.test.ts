import { describe, expect, test } from "vitest";
import { formatOf } from "./format-of.js";
import { isStrict } from "./is-strict.js";
import { jsonObjectIn } from "./json-text.js";

const open = {
  type: "object",
  properties: { list: { type: "array", items: { type: "integer" } } },
};
const format = formatOf(open);
const read = (reply: string) => format.read(reply);

describe("a reply", () => {
  test.each([
    ['{"a": "```"}', '{"a": "```"}'],
    ['```\n{"a": 1}\n```', '{"a": 1}'],
    ['Sure:\n```json\n{"a": "x ``` y"}\n```\nIs that right?', '{"a": "x ``` y"}'],
    ['The object is {"a": {"b": 1}}.', '{"a": {"b": 1}}'],
    ["[1]", "It is no JSON object."],
    ['{"a": 1', "It is no JSON object."],
    ["{a: 1}", /^It is no valid JSON: Expected property name/],
  ])("of %j has %j", (reply, expected) => {
    const found = jsonObjectIn(reply);
    const text = typeof found === "string" ? found : found.text;
    if (typeof expected === "string") expect(text).toBe(expected);
    else expect(text).toMatch(expected);
  });

  test("of megabytes, deep or with prototype keys does no harm", async () => {
    expect(await read(`{"list":[${"1,".repeat(500_000)}1]}`)).toHaveProperty("value.list");
    expect(await read(`{"list":[${'"1",'.repeat(500_000)}1]}`)).toBe(
      '`list/0`: It is of type `string`. Expected "integer".',
    );
    expect(await read(`{"a":${"[".repeat(2_000_000)}}`)).toBe(
      "It is nested deeper than 100 levels.",
    );
    expect(await read("{".repeat(2_000_000))).toBe("It is no JSON object.");
    expect(await read(`${"```\n{".repeat(500_000)}}`)).toContain("deeper");
    for (const key of ["__proto__", "\\u005f_proto__"]) {
      expect(await read(`{"a": {"${key}": {"isAdmin": true}}}`)).toBe(
        "It has the key `__proto__`.",
      );
    }
    expect(await read('{"constructor": {"prototype": {"isAdmin": true}}}')).toHaveProperty("value");
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test("is checked by what a schema requires, not by what objects inherit", async () => {
    const inherited = formatOf({ type: "object", required: ["toString"] });
    expect(await inherited.read("{}")).toContain("toString");
  });

  test("is not checked by `format`, which describes a text", async () => {
    const date = { type: "string", format: "date" };
    const properties = { format: { type: "integer" }, at: date };
    const described = formatOf({ type: "object", properties });
    expect(await described.read('{"at": "soon"}')).toHaveProperty("value");
    expect(await described.read('{"format": "x"}')).toContain("`format`: It is of type `string`.");
    const other = formatOf({
      type: "object",
      patternProperties: { format: { type: "integer" } },
      dependentRequired: { format: ["a"] },
      dependentSchemas: { format: { required: ["b"] } },
    });
    const misfit = await other.read('{"format": "x"}');
    expect(misfit).toMatch(/"format".+"a".+"b".+`format`: It is of type `string`/);
    expect(misfit).not.toContain("associated schema");
  });
});

test("a schema is strict if each object requires all of its properties and allows no others", () => {
  const closed = {
    type: "object",
    properties: { a: { $ref: "#/$defs/a" }, b: { anyOf: [{ type: "null" }, { type: "string" }] } },
    required: ["a", "b"],
    additionalProperties: false,
    $defs: { a: { type: "array", items: { enum: [1, 2] } } },
  };
  expect(isStrict(closed)).toBe(true);
  expect(isStrict({ ...closed, required: ["a"] })).toBe(false);
  expect(isStrict({ ...closed, properties: { a: open } })).toBe(false);
  expect(isStrict({ ...closed, oneOf: [{}] })).toBe(false);
});
