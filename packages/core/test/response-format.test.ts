import { InMemoryCache } from "@langchain/core/caches";
import { MemorySaver } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  aggregator,
  type AnswerFailedError,
  asChatModel,
  compile,
  defineGraph,
  type GraphSpec,
  type GraphValidationError,
  layered,
  type MoaOutput,
  proposer,
  streamRun,
} from "../src/index.js";
import { planRun } from "../src/graph.js";
import type { Redact } from "../src/redact/redact.js";
import { askedOf, panelOf } from "./panel.js";
import { always, type ScriptedModel, ScriptedModel as Scripted } from "./scripted-model.js";

const colour = {
  type: "object",
  properties: { colour: { type: "string" }, count: { type: "integer" } },
  required: ["colour"],
  additionalProperties: false,
} as const;

const messages = "Which colour?";

const graph = defineGraph({
  name: "colours",
  nodes: {
    ada: proposer({ model: "ada", responseFormat: colour }),
    bob: proposer({ model: "bob" }),
    fuse: aggregator({ model: "fuse", reads: ["ada", "bob"], responseFormat: { use: "answer" } }),
  },
  output: "fuse",
});

const schemas = {
  answer: z.object({ best: z.string().transform((text) => text.toUpperCase()) }),
};

const red = '{"colour": "red"}';
const bestRed = '{"best": "red"}';

const native = { capabilities: { ada: { structuredOutput: true } } };
const redact: Redact = (text) => text.replaceAll("Bob", "[name]");

/** Runs `graph` with these replies of `ada` and `fuse`. */
function run(ada: readonly string[], fuse: readonly string[] = [bestRed]): Promise<MoaOutput> {
  const models = { ada: new Scripted(ada), fuse: new Scripted(fuse) };
  return panelOf(graph, models, { schemas }).app.invoke({ messages });
}

/** A graph of one proposer with a format. */
function single(settings: Omit<Parameters<typeof proposer>[0], "model"> = {}): GraphSpec {
  const ada = proposer({ model: "ada", responseFormat: colour, ...settings });
  return defineGraph({ name: "single", nodes: { ada }, output: "ada" });
}

/** The code and the first attempt's message of a run of one proposer that fails. */
async function failureOf(ada: ScriptedModel): Promise<string[]> {
  const { app } = panelOf(single(), { ada });
  const error: AnswerFailedError = await app.invoke({ messages }).then(
    () => expect.unreachable(),
    (thrown: unknown) => thrown as AnswerFailedError,
  );
  return error.ledger.map((call) => `${call.status} ${call.error?.code} ${call.error?.message}`);
}

describe("a node with a response format", () => {
  test("gives its value and its JSON text; the model is told the schema", async () => {
    const ada = new Scripted([`Here it is:\n\`\`\`json\n${red}\n\`\`\``]);
    const { app } = panelOf(graph, { ada, fuse: always(bestRed) }, { schemas });
    const { answer, structuredResponses, proposals, ledger } = await app.invoke({ messages });
    expect(answer).toBe(bestRed);
    expect(structuredResponses).toEqual({ ada: { colour: "red" }, fuse: { best: "RED" } });
    expect(proposals.map(({ text }) => text)).toEqual([red, "bob says"]);
    expect(ledger.map(({ status }) => status)).toEqual(["ok", "ok", "ok"]);
    expect(askedOf(ada)[0]).toBe(
      `system: Reply with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(colour)}`,
    );
  });

  test("asks once more for a reply that does not fit, and says what does not", async () => {
    const ada = new Scripted(['{"count": 1.5, "size": 2}', red]);
    const { app } = panelOf(graph, { ada, fuse: always(bestRed) }, { schemas });
    const { structuredResponses, ledger } = await app.invoke({ messages });
    expect(structuredResponses?.["ada"]).toEqual({ colour: "red" });
    expect(ledger.map(({ attempt, error }) => [attempt, error?.code])).toEqual([
      [1, "RESPONSE_FORMAT_MISMATCH"],
      [2, undefined],
      [1, undefined],
      [1, undefined],
    ]);
    expect(ada.asked[1]?.at(-1)?.text).toBe(
      "The reply does not fit its `responseFormat`. " +
        'It does not have required property "colour". `count`: It is of type `number`. ' +
        'Expected "integer". `size`: It is not allowed. Reply again with the whole JSON object, and with nothing else.',
    );
  });

  test("refuses a number that JSON does not have", async () => {
    const { structuredResponses, ledger } = await run(
      [red],
      ['{"best": "x", "n": -1e999}', bestRed],
    );
    expect(structuredResponses?.["fuse"]).toEqual({ best: "RED" });
    expect(ledger.at(-2)?.error).toMatchObject({
      code: "RESPONSE_FORMAT_MISMATCH",
      message: expect.stringContaining("It has a number beyond 1e308."),
    });
    const unfit = '{"colour": "red", "count": 1e999}';
    expect((await failureOf(new Scripted([unfit, unfit])))[1]).toContain("beyond 1e308");
  });

  test("is left out if the second reply does not fit either", async () => {
    const { proposals, structuredResponses, ledger } = await run(["red", "still red"]);
    expect(proposals.map(({ node }) => node)).toEqual(["bob"]);
    expect(structuredResponses).toEqual({ fuse: { best: "RED" } });
    expect(ledger.at(-1)?.notes).toEqual([{ type: "fewer", usable: 1, of: 2 }]);
  });

  test("asks its fallbacks, each of them twice, before the run fails", async () => {
    const unfit = (): ScriptedModel => new Scripted(["red", "red"]);
    const fallback = ["eve", "dan"];
    const models = { ada: unfit(), eve: unfit(), dan: new Scripted(["red", red]) };
    const { app } = panelOf(single({ fallback }), models);
    const { ledger, answer } = await app.invoke({ messages });
    expect(answer).toBe(red);
    expect(ledger.map(({ model, attempt }) => `${model} ${attempt}`)).toEqual([
      "ada 1",
      "ada 2",
      "eve 3",
      "eve 4",
      "dan 5",
      "dan 6",
    ]);
    expect(ledger[2]?.notes).toEqual([
      { type: "fallback", from: "ada", code: "RESPONSE_FORMAT_MISMATCH" },
    ]);
    expect(await failureOf(unfit())).toEqual(
      Array.from(
        { length: 2 },
        () =>
          "failed RESPONSE_FORMAT_MISMATCH The reply does not fit its `responseFormat`. It is no JSON object.",
      ),
    );
  });

  test("has one value for each sample, and null for a sample whose call failed", async () => {
    const ada = new Scripted([red, "red", '{"colour": "blue"}', "red"]);
    const nodes = {
      ada: proposer({ model: "ada", samples: 3, responseFormat: colour }),
      fuse: aggregator({ model: "fuse", reads: ["ada"] }),
    };
    const { app } = panelOf(defineGraph({ name: "g", nodes, output: "fuse" }), { ada });
    const { structuredResponses } = await app.invoke({ messages });
    expect(structuredResponses).toEqual({ ada: [{ colour: "red" }, null, { colour: "blue" }] });
  });

  test.each([true, false])("streams the answer once it fits, streamed %j", async (earlyStarts) => {
    const ada = new Scripted(["red", red]);
    const wiring = earlyStarts ? "fast" : "plain";
    const { app } = panelOf(single(), { ada }, { wiring });
    const texts: string[] = [];
    let retries = 0;
    for await (const event of streamRun(app, { messages })) {
      if (event.type === "answer-token") texts.push(event.text);
      if (event.type === "call-retry") retries += 1;
      if (event.type === "answer-reset") expect.unreachable();
    }
    expect([texts, retries, ada.streamed]).toEqual([[red], 1, [true, true]]);
  });

  test("shows the answer in LangGraph's stream of messages once it fits", async () => {
    const { app } = panelOf(single(), { ada: new Scripted(["not red", red]) });
    const texts: string[] = [];
    for await (const [message] of await app.stream({ messages }, { streamMode: "messages" })) {
      if (message.type === "ai") texts.push(message.text);
    }
    expect(texts).toEqual([red]);
  });

  test("keeps its values in checkpoints, and clears them in each run", async () => {
    const ada = new Scripted([red, "red", "red"]);
    const nodes = {
      ada: proposer({ model: "ada", responseFormat: colour }),
      bob: proposer({ model: "bob" }),
      fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
    };
    const duo = defineGraph({ name: "g", nodes, output: "fuse" });
    const { app } = panelOf(duo, { ada }, { checkpointer: new MemorySaver() });
    const thread = { configurable: { thread_id: "1" } };
    await app.invoke({ messages }, thread);
    const saved = await app.getState(thread);
    expect(saved.values.structuredResponses).toEqual({ ada: { colour: "red" } });
    const second = await app.invoke({ messages }, thread);
    expect(second.structuredResponses).toEqual({});
  });

  test("has its format in the cache key, and shares what it has asked", async () => {
    const cache = new InMemoryCache();
    const ada = new Scripted([red, "any text"]);
    const models = { ada };
    const formatted = { ...single(), ...native };
    const first = await compile(formatted, { models, cache }).invoke({ messages });
    const again = await compile(formatted, { models, cache }).invoke({ messages });
    expect([again.ledger[0]?.status, again.structuredResponses]).toEqual([
      "cached",
      first.structuredResponses,
    ]);
    const any = defineGraph({
      name: "any",
      nodes: { ada: proposer({ model: "ada" }) },
      output: "ada",
    });
    expect((await compile(any, { models, cache }).invoke({ messages })).answer).toBe("any text");
  });

  test("gives way to the format that the caller of a chat model asks for", async () => {
    const ada = new Scripted(["any text"]);
    const { app } = panelOf(single(), { ada });
    const response_format = { type: "json_object" };
    const { text } = await asChatModel(app).invoke(messages, { response_format } as object);
    expect([text, ada.options[0]?.["response_format"]]).toEqual(["any text", response_format]);
    expect(askedOf(ada)).toEqual([`human: ${messages}`]);
  });

  test("lets the answer call tools instead", async () => {
    const calling = { content: "Wait.", tool_calls: [{ name: "look", args: {}, id: "1" }] };
    const ada = new Scripted([calling]);
    const app = panelOf(single(), { ada }).app;
    const types: string[] = [];
    for await (const { type } of streamRun(app, { messages })) types.push(type);
    const isPart = (type: string): boolean => /^answer-|^tool-|^run-end/.test(type);
    expect(types.filter(isPart)).toEqual(["answer-token", "tool-call-chunk", "run-end"]);
  });

  test("is redacted in the descriptions of its schema", async () => {
    const ada = new Scripted([red, red]);
    const responseFormat = { ...colour, description: "As Bob likes it." };
    const described = { ...single({ responseFormat }), ...native };
    const bound = ada.withConfig({ tags: ["bound"] });
    for (const model of [ada, bound]) {
      await compile(described, { models: { ada: model }, redact }).invoke({ messages });
    }
    for (const { response_format: format } of ada.options) {
      expect(JSON.stringify(format)).toContain("As [name] likes it.");
    }
    expect(ada.options).toHaveLength(2);
  });

  test("of a layer is that of its nodes", () => {
    const ada = proposer({ model: "ada" });
    const shaped = layered({
      name: "g",
      layers: [{ nodes: [ada], responseFormat: colour }],
      aggregator: { model: "fuse" },
    });
    expect(shaped.nodes["l1-ada"]).toMatchObject({ responseFormat: colour });
    expect(shaped.nodes["l2-fuse"]).not.toHaveProperty("responseFormat");
  });
});

describe("a zod schema", () => {
  const ask = (schema: z.ZodType, ...replies: string[]): Promise<MoaOutput> => {
    const { app } = panelOf(
      single({ responseFormat: { use: "own" } }),
      {
        ada: new Scripted(replies),
      },
      { schemas: { own: schema } },
    );
    return app.invoke({ messages });
  };

  test("may be asynchronous, and says what does not fit", async () => {
    const schema = z.object({ n: z.number().refine(async (n) => n > 1, "must be above 1") });
    const { structuredResponses, ledger } = await ask(schema, '{"n": 1}', '{"n": 2}');
    expect(structuredResponses).toEqual({ ada: { n: 2 } });
    expect(ledger[0]?.error?.message).toContain("`n`: must be above 1.");
  });

  test("that returns no JSON, or throws, fails the call at once", async () => {
    const date = z.object({ at: z.string().transform((text) => new Date(text)) });
    await expect(ask(date, '{"at": "2026-01-01"}')).rejects.toMatchObject({
      ledger: [{ error: { code: "SCHEMA_RESULT" } }],
    });
    const endless: unknown[] = [];
    endless.push({ again: endless });
    const object = z.object({ n: z.number() });
    const fails = (thrown: unknown) => (): never => {
      throw thrown;
    };
    const lost = new Error("no database");
    for (const [schema, found] of [
      [object.transform(() => ({ list: endless })), "within itself at `value.list[0].again`."],
      [object.transform(fails(lost)), "no database"],
      [object.refine(fails(lost)), "no database"],
      [object.refine(async () => fails(lost)()), "no database"],
      [object.refine(fails(null)), "null"],
      [object.refine(fails({ issues: 3 })), "but an object with `issues` was thrown."],
    ] as const) {
      await expect(ask(schema, '{"n": 1}')).rejects.toMatchObject({
        ledger: [{ error: { code: "SCHEMA_RESULT", message: expect.stringContaining(found) } }],
      });
    }
  });
});

describe("compile", () => {
  test("checks the schemas that a graph names", () => {
    const named = single({ responseFormat: { use: "own" } });
    const issuesOf = (given: Readonly<Record<string, unknown>>): string[] => {
      try {
        compile(named, { models: { ada: always(red) }, schemas: given as never });
        return [];
      } catch (error) {
        return (error as GraphValidationError).issues.map(({ path, message }) =>
          [path.join("."), message].join(" "),
        );
      }
    };
    expect(issuesOf({ own: schemas.answer, other: z.string() })).toEqual([]);
    expect(issuesOf({ ownn: schemas.answer })).toEqual([
      "nodes.ada.responseFormat.use Node `ada` uses the schema `own`, which is not in `schemas`.",
    ]);
    expect(issuesOf({ own: z.string() })).toEqual([
      "options.schemas.own `schemas.own` is a zod schema of something other than an object.",
    ]);
    expect(issuesOf({ own: z.object({ at: z.date() }) })[0]).toContain(
      "`schemas.own` cannot be written as JSON Schema",
    );
    expect(issuesOf({ own: { type: "object", pattern: "x" } })).toEqual([
      "options.schemas.own.pattern `options.schemas.own.pattern` is no keyword that replies are checked by.",
    ]);
    expect(issuesOf({ own: "text" })[0]).toContain('`schemas.own` is "text".');
  });
});

test("a plan counts the schema", () => {
  const tokensOf = (spec: GraphSpec): number =>
    planRun(spec, { facts: () => ({}) }).total.inputTokens;
  const difference = tokensOf(single()) - tokensOf(single({ responseFormat: undefined }));
  expect(difference).toBeGreaterThan(30);
});
