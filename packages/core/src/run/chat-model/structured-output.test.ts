import { InMemoryCache } from "@langchain/core/caches";
import type { AIMessage } from "@langchain/core/messages";
import { expect, test } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod/v3";
import { duet, modelsIn } from "../../../test/panel.js";
import { calling, type ChunkedReply, ChunkedModel } from "../../../test/chunked-model.js";
import { asChatModel, compile, type GraphSpec } from "../../index.js";

type Known = NonNullable<GraphSpec["capabilities"]>[string];

const json = '{"city":"Oslo","wet":true}';
const value = { city: "Oslo", wet: true };
const zod4 = z.object({ city: z.string(), wet: z.boolean() }).describe("The weather.");
const zod3 = z3.object({ city: z3.string(), wet: z3.boolean() });
const jsonSchema = {
  title: "weather",
  type: "object",
  properties: { city: { type: "string" }, wet: { type: "boolean" } },
};
const described = { name: "weather", description: "The weather.", parameters: jsonSchema };

/** A graph as a chat model whose output gives these replies. */
function answering(known: Known, ...replies: (ChunkedReply | string)[]) {
  const fuse = new ChunkedModel(replies);
  const models = { ...modelsIn(duet, {}), fuse };
  const graph: GraphSpec = { ...duet, capabilities: { fuse: known } };
  return { fuse, model: asChatModel(compile(graph, { models })) };
}

test.each([
  { name: "zod 4", schema: zod4, called: "extract" },
  { name: "zod 3", schema: zod3, called: "extract" },
  { name: "a JSON Schema", schema: jsonSchema, called: "weather" },
  { name: "a described function", schema: described, called: "weather" },
])("structured output by a tool that must be called, for $name", async ({ schema, called }) => {
  const { fuse, model } = answering({}, calling("", [called, json]));
  expect(await model.withStructuredOutput(schema).invoke("Oslo?")).toEqual(value);
  const [{ tools, tool_choice } = {}] = fuse.options;
  expect(tool_choice).toBe(called);
  expect(tools).toMatchObject([
    { function: { name: called, parameters: { properties: jsonSchema.properties } } },
  ]);
});

test("structured output by the response format of the output's model, if it has one", async () => {
  const { fuse, model } = answering({ structuredOutput: true }, json, json, `{"city":1}`);
  expect(await model.withStructuredOutput(zod4, { strict: true }).invoke("Oslo?")).toEqual(value);
  const named = { name: "extract", description: "The weather.", strict: true };
  expect(fuse.options[0]).toMatchObject({
    response_format: { type: "json_schema", json_schema: named },
  });
  const asJson = model.withStructuredOutput(jsonSchema, { method: "jsonMode", includeRaw: true });
  const { raw, parsed } = await asJson.invoke("Oslo?");
  expect([(raw as AIMessage).text, parsed]).toEqual([json, value]);
  expect(raw.response_metadata["ledger"]).toHaveLength(3);
  expect(fuse.options[1]).toMatchObject({ response_format: { type: "json_object" } });
  await expect(model.withStructuredOutput(zod3).invoke("Oslo?")).rejects.toThrow(/Failed to parse/);
});

test("`includeRaw` gives the message where its value does not fit", async () => {
  const { model } = answering({}, calling("", ["extract", '{"city":1}']), "no");
  const loose = model.withStructuredOutput(zod4, { includeRaw: true });
  const { raw, parsed } = await loose.invoke("Oslo?");
  expect([(raw as AIMessage).tool_calls?.[0]?.args, parsed]).toEqual([{ city: 1 }, null]);
});

test("caches of LangChain share no answers between schemas", async () => {
  const { fuse, model } = answering({}, calling("", ["a", json]), calling("", ["b", '{"b":1}']));
  model.cache = new InMemoryCache();
  for (const [name, found] of [
    ["a", value],
    ["b", { b: 1 }],
    ["a", value],
  ] as const) {
    const schema = { title: name, type: "object", properties: {} };
    expect(await model.withStructuredOutput(schema).invoke("Oslo?")).toEqual(found);
  }
  expect(fuse.asked).toHaveLength(2);
});

test("what cannot be done is refused before any request, with a hint", () => {
  const none = answering({ tools: false, structuredOutput: false }).model;
  const noTools = answering({ tools: false }).model;
  const noFormat = answering({ structuredOutput: false }).model;
  const refusals: (() => unknown)[] = [
    () => none.withStructuredOutput(zod4),
    () => noTools.withStructuredOutput(zod4, { method: "functionCalling" }),
    () => noFormat.withStructuredOutput(zod4, { method: "jsonSchema" }),
    () => noFormat.withStructuredOutput(zod4, { method: "json" }),
    () => noFormat.withStructuredOutput(zod4, { method: "jsonMode", strict: true }),
    () => noFormat.withStructuredOutput(undefined as never),
  ];
  const told = refusals.map((refusal) => {
    try {
      return refusal();
    } catch (error) {
      const { code, message, hint } = error as { code: string; message: string; hint: string };
      return `${code}: ${message} ${hint}`;
    }
  });
  expect(told).toMatchInlineSnapshot(`
    [
      "UNSUPPORTED_OPTION: The model of the output of \`duet\` does not support \`withStructuredOutput\`. Use another model at the output. If this one does support it, state so in the graph's \`capabilities\`.",
      "UNSUPPORTED_OPTION: The model of the output of \`duet\` does not support \`functionCalling\`. Use \`method: "jsonSchema"\`.",
      "UNSUPPORTED_OPTION: The model of the output of \`duet\` does not support \`jsonSchema\`. Use \`method: "functionCalling"\`.",
      "UNSUPPORTED_OPTION: \`withStructuredOutput\` has no method \`json\`. Use one of "jsonSchema", "functionCalling", "jsonMode".",
      "UNSUPPORTED_OPTION: \`strict\` has no effect with \`method: "jsonMode"\`, which follows no schema. Leave \`strict\` out, or use \`method: "jsonSchema"\`.",
      "UNSUPPORTED_OPTION: The schema given to \`withStructuredOutput\` is undefined, not an object. Pass a zod schema or a JSON Schema.",
    ]
  `);
});
