import { expect, test } from "vitest";
import { z } from "zod";
import { validateGraph } from "./validate-graph.js";

/** The issues of a graph whose only node has this format. */
function issuesOf(responseFormat: unknown, kind = "proposer"): string[] {
  const node = { kind, model: "ada", responseFormat };
  const graph = { name: "g", nodes: { ada: node }, output: "ada" };
  return validateGraph(graph).map(({ code, message, hint }) => `${code} ${message} ${hint}`);
}

const object = (properties: object, more: object = {}): object => ({
  type: "object",
  properties,
  ...more,
});

test("a format is a JSON Schema of an object, or the name of a schema", () => {
  const address = object({ street: { type: "string", minLength: 1, format: "x" } });
  const valid = object(
    { home: { $ref: "#/$defs/address" }, pattern: { type: ["string", "null"] } },
    { required: ["home"], additionalProperties: false, $defs: { address }, title: "Person" },
  );
  expect([issuesOf(valid), issuesOf({ use: "person" })]).toEqual([[], []]);
  expect(
    [
      "text",
      {},
      { type: "array", items: {} },
      { use: "" },
      { use: "a", type: "object" },
      z.object({ a: z.string() }),
      object({ a: { type: "text" } }),
      object({ a: { patern: "x" } }),
      object({ a: { uniqueItems: true } }),
      object({ a: "string" }),
      object({ a: { minLength: -1, multipleOf: 0, required: "a" } }),
      object({ a: { enum: [], anyOf: [], required: ["__proto__"] } }),
      object({ a: { $ref: "#/$defs/b" } }),
      object({ a: { const: () => 1 } }),
      object({ a: { $ref: "#" } }),
      object({}, { $defs: { b: object({ c: { $ref: "#/$defs/b" } }) } }),
      object({ a: { $ref: "#/$defs/b~1c" } }, { $defs: { "b/c": object({}) } }),
    ].map((format) => issuesOf(format).join("\n")),
  ).toMatchInlineSnapshot(`
    [
      "WRONG_TYPE \`nodes.ada.responseFormat\` is "text". It must be an object.",
      "MISSING_VALUE \`nodes.ada.responseFormat.type\` is missing. The value of a reply is an object. Write \`"type": "object"\`, and put other values into one of its properties.",
      "INVALID_VALUE \`nodes.ada.responseFormat.type\` is "array". The value of a reply is an object. Write \`"type": "object"\`, and put other values into one of its properties.",
      "INVALID_VALUE \`nodes.ada.responseFormat.use\` is "". Write \`{ "use": "name" }\` alone, or a JSON Schema of an object.",
      "INVALID_VALUE \`nodes.ada.responseFormat.type\` is beside \`use\`. Write \`{ "use": "name" }\` alone, or a JSON Schema of an object.",
      "WRONG_TYPE \`nodes.ada.responseFormat\` is a zod schema, and a graph is plain data. Write \`{ use: "name" }\`, and pass the schema to compile: compile(graph, { schemas: { name: schema } }).",
      "INVALID_VALUE \`nodes.ada.responseFormat.properties.a.type\` is "text". It must be one of object, array, string, number, integer, boolean, null, or a list of them.",
      "UNKNOWN_KEY \`nodes.ada.responseFormat.properties.a.patern\` is no keyword that replies are checked by. Remove it, or use a zod schema: { "use": name }.",
      "UNKNOWN_KEY \`nodes.ada.responseFormat.properties.a.uniqueItems\` is no keyword that replies are checked by. Remove it, or use a zod schema: { "use": name }.",
      "INVALID_VALUE \`nodes.ada.responseFormat.properties\` is an object. It must be an object of JSON Schemas.",
      "INVALID_VALUE \`nodes.ada.responseFormat.properties.a.minLength\` is -1. It must be a whole number, at least 0.
    INVALID_VALUE \`nodes.ada.responseFormat.properties.a.multipleOf\` is 0. It must be a number above 0.
    INVALID_VALUE \`nodes.ada.responseFormat.properties.a.required\` is "a". It must be a list of names other than \`__proto__\`.",
      "INVALID_VALUE \`nodes.ada.responseFormat.properties.a.enum\` is an empty array. It must be a list of at least one value.
    INVALID_VALUE \`nodes.ada.responseFormat.properties.a.anyOf\` is an empty array. It must be a list of at least one JSON Schema.
    INVALID_VALUE \`nodes.ada.responseFormat.properties.a.required\` is an array. It must be a list of names other than \`__proto__\`.",
      "INVALID_VALUE \`nodes.ada.responseFormat.properties.a["$ref"]\` is "#/$defs/b", which does not exist. Refer to a schema in \`$defs\` of the root, such as \`#/$defs/address\`.",
      "INVALID_VALUE \`nodes.ada.responseFormat.properties.a.const\` is a function. It must be plain JSON.",
      "INVALID_VALUE \`nodes.ada.responseFormat.properties.a["$ref"]\` leads back to itself. Write out the levels you need, or use a zod schema.",
      "INVALID_VALUE \`nodes.ada.responseFormat["$defs"].b.properties.c["$ref"]\` leads back to itself. Write out the levels you need, or use a zod schema.",
      "INVALID_VALUE \`nodes.ada.responseFormat.properties.a["$ref"]\` is "#/$defs/b~1c", which has \`/\`, \`~\` or \`%\` in the name. Refer to a whole definition whose name has none of them. Rename it if it has.
    INVALID_VALUE \`nodes.ada.responseFormat["$defs"]["b/c"]\` has \`/\`, \`~\` or \`%\` in its name. Rename it.",
    ]
  `);
});

test("a schema is bounded, with what it refers to", () => {
  let deep: object = { type: "string" };
  for (let level = 0; level < 40; level += 1) deep = { type: "array", items: deep };
  expect(issuesOf(object({ deep }))).toEqual([]);
  for (let level = 0; level < 40; level += 1) deep = { type: "array", items: deep };
  expect(issuesOf(object({ deep })).length).toBeGreaterThan(0);
  // Each definition refers to the next one twice.
  const doubling = Array.from({ length: 20 }, (_, at) => {
    const $ref = `#/$defs/d${at + 1}`;
    return [`d${at}`, object({ a: { $ref }, b: { $ref } })];
  });
  const $defs = { ...Object.fromEntries(doubling), d20: { type: "string" } };
  expect(issuesOf(object({ a: { $ref: "#/$defs/d0" } }, { $defs }))).toEqual([
    "INVALID_VALUE `nodes.ada.responseFormat` has more than 2000 schemas or 50 levels, each reference counted. Use a smaller schema.",
  ]);
  const chain = Array.from({ length: 3000 }, (_, at) => [
    `d${at}`,
    object({ a: { $ref: `#/$defs/d${at + 1}` } }),
  ]);
  expect(issuesOf(object({}, { $defs: Object.fromEntries(chain) })).length).toBeGreaterThan(0);
  const wide = Array.from({ length: 20_000 }, (_, at) => [`p${at}`, {}]);
  expect(issuesOf(object(Object.fromEntries(wide)))[0]).toContain("beyond the first 10000 values");
});

test("a format on another kind, or on the graph, says where it belongs", () => {
  const judge = { kind: "ranker", model: "m", reads: ["ada"], responseFormat: { use: "a" } };
  const ada = { kind: "proposer", model: "ada" };
  const first = { kind: "reducer", reads: ["judge"], reduce: "first-usable", responseFormat: {} };
  const graph = { name: "g", nodes: { ada, judge, first }, output: "first", response_format: {} };
  expect(validateGraph(graph).map(({ message, hint }) => `${message} ${hint}`))
    .toMatchInlineSnapshot(`
    [
      "\`response_format\` is not a known key. Set it on proposers and aggregators, or on a layer of \`layered\`.",
      "Node \`judge\` has \`responseFormat\`, but its model replies with a verdict or a remark. Set \`responseFormat\` on proposers and aggregators.",
      "Node \`first\` has \`responseFormat\`, but it asks no model. Set \`responseFormat\` on proposers and aggregators.",
    ]
  `);
});
