import assert from "node:assert/strict";
import { AIMessage } from "@langchain/core/messages";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import type { ModelScript } from "../model-script.js";
import { objectIn } from "../wire/chat-request.js";
import { chatRequestOf } from "../wire/wire-styles.js";
import { CallListener, lastOf } from "./ask.js";
import { nested, nestedSchema, pair, pairJsonSchema, pairSchema } from "./schemas.js";
import type { StandardCase } from "./standard-case.js";

/** Answers with a tool call if tools are sent, else with JSON. */
function answering(value: object, name = "pair"): ModelScript {
  const text = JSON.stringify(value);
  return (request) =>
    chatRequestOf(request).tools.length > 0 ? { toolCall: { name, arguments: text } } : { text };
}

const misfit = { a: "one" };

/** What LangChain's tracer gets to know of structured output. */
function assertTraced({ options }: CallListener): void {
  const { kwargs, schema } = objectIn(options?.["ls_structured_output_format"]);
  const method = String(objectIn(kwargs)["method"]).replace("_", "").toLowerCase();
  assert.match(method, /^(?:functioncalling|jsonschema|jsonmode)$/);
  const { properties, required } = objectIn(schema);
  const expected = objectIn(toJsonSchema(pairSchema));
  assert.deepEqual(
    { properties, required },
    { properties: expected["properties"], required: expected["required"] },
  );
}

/** Replies that fit a schema. */
export const structuredCases: readonly StandardCase[] = [
  {
    name: "gives structured output of a zod schema",
    covers: "testWithStructuredOutput",
    async run({ serve }) {
      const { chat } = await serve(answering(pair));
      const listener = new CallListener();
      const model = (await chat()).withStructuredOutput(pairSchema, { name: "pair" });
      assert.deepEqual(await model.invoke("Two!", { callbacks: [listener] }), pair);
      assertTraced(listener);
    },
  },
  {
    name: "gives structured output with the message",
    covers: "testWithStructuredOutputIncludeRaw",
    async run({ serve }) {
      const { chat } = await serve(answering(pair));
      const listener = new CallListener();
      const model = (await chat()).withStructuredOutput(pairSchema, {
        name: "pair",
        includeRaw: true,
      });
      const { raw, parsed } = await model.invoke("Two!", { callbacks: [listener] });
      assert.ok(AIMessage.isInstance(raw));
      assert.deepEqual(parsed, pair);
      assertTraced(listener);
    },
  },
  {
    name: "gives structured output of objects in objects",
    covers: "testInvokeMoreComplexTools",
    async run({ serve }) {
      const { chat } = await serve(answering(nested, "service"));
      const model = (await chat()).withStructuredOutput(nestedSchema, { name: "service" });
      assert.deepEqual(await model.invoke("Use the search."), nested);
    },
  },
  {
    name: "gives structured output of a JSON Schema",
    async run({ serve }) {
      const { chat } = await serve(answering(pair));
      const model = (await chat()).withStructuredOutput(pairJsonSchema, { name: "pair" });
      assert.deepEqual(await model.invoke("Two!"), pair);
    },
  },
  {
    name: "gives structured output by a tool call",
    async run({ serve }) {
      const { chat, requests } = await serve(answering(pair));
      const config = { name: "pair", method: "functionCalling" } as const;
      assert.deepEqual(
        await (await chat()).withStructuredOutput(pairSchema, config).invoke("Two!"),
        pair,
      );
      assert.equal(lastOf(requests()).tools.length, 1);
      assert.equal(lastOf(requests()).format, undefined);
    },
  },
  {
    name: "gives structured output by the vendor's JSON Schema",
    async run({ serve }) {
      const { chat, requests } = await serve(answering(pair));
      const config = { name: "pair", method: "jsonSchema" } as const;
      assert.deepEqual(
        await (await chat()).withStructuredOutput(pairSchema, config).invoke("Two!"),
        pair,
      );
      assert.deepEqual(lastOf(requests()).tools, []);
      assert.ok(lastOf(requests()).format?.schema, "No schema was sent.");
    },
  },
  {
    name: "gives structured output by the vendor's JSON mode",
    async run({ serve }) {
      const { chat, requests } = await serve(answering(pair));
      const config = { name: "pair", method: "jsonMode" } as const;
      assert.deepEqual(
        await (await chat()).withStructuredOutput(pairSchema, config).invoke("Two!"),
        pair,
      );
      assert.deepEqual(lastOf(requests()).format, {});
    },
  },
  {
    name: "gives null beside the message if the reply does not fit",
    async run({ serve }) {
      const { chat } = await serve(answering(misfit));
      const config = { name: "pair", includeRaw: true } as const;
      const { raw, parsed } = await (
        await chat()
      )
        .withStructuredOutput(pairSchema, config)
        .invoke("Two!");
      assert.ok(AIMessage.isInstance(raw));
      assert.equal(parsed, null);
    },
  },
  {
    name: "takes the call option response_format",
    async run({ serve }) {
      const { chat, requests } = await serve(answering(pair));
      const json_schema = { name: "pair", schema: pairJsonSchema };
      const options = { response_format: { type: "json_schema", json_schema } };
      const { text } = await (await chat()).withConfig(options as object).invoke("Two!");
      assert.deepEqual(JSON.parse(text), pair);
      assert.ok(lastOf(requests()).format?.schema, "No schema was sent.");
    },
  },
];
