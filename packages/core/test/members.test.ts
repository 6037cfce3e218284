import { InMemoryCache } from "@langchain/core/caches";
import { type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnableLambda } from "@langchain/core/runnables";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { tool } from "@langchain/core/tools";
import { MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { createAgent } from "langchain";
import { describe, expect, test } from "vitest";
import {
  asChatModel,
  type Call,
  compile,
  defineGraph,
  type MoaApp,
  type ModelOption,
  proposer,
  type RunnableModel,
} from "../src/index.js";
import { z } from "zod";
import { AgentModel, callOf } from "./agent-model.js";
import { askedOf, duet } from "./panel.js";
import { always } from "./scripted-model.js";

const solo = defineGraph({ name: "solo", nodes: { a: proposer({ model: "a" }) }, output: "a" });

describe("a Runnable as a model", () => {
  const says = always("From a model.");
  const members: Record<string, () => ModelOption> = {
    "a chat model with retries": () => says.withRetry({ stopAfterAttempt: 2 }),
    "a chat model with a config": () => says.withConfig({ tags: ["x"] }),
    "a chain that ends with a text": () => says.pipe(new StringOutputParser()),
    "a lambda that gives a message": () =>
      RunnableLambda.from(async (m: BaseMessage[]) => says.invoke(m)),
    "a graph": () =>
      new StateGraph(MessagesAnnotation)
        .addNode("n", async ({ messages }) => ({ messages: [await says.invoke(messages)] }))
        .addEdge("__start__", "n")
        .compile(),
  };

  test.each(Object.entries(members))(
    "%s answers, and its model is in the ledger",
    async (_, make) => {
      const app = compile(solo, { models: { a: make() } });
      const { answer, ledger } = await app.invoke("Why?");
      expect(answer).toBe("From a model.");
      expect(ledger[0]).toMatchObject({
        model: "a",
        inputTokens: 20,
        outputTokens: 3,
        usageSource: "reported",
      });
      expect(ledger[0]?.innerCalls).toMatchObject([
        { model: "ScriptedModel", inputTokens: 20, outputTokens: 3 },
      ]);
    },
  );
});

const clock = tool(() => "It is noon.", {
  name: "clock",
  description: "The time.",
  schema: z.object({}),
});

describe("an agent as a model", () => {
  test("answers with its last message; each of its models is an inner call", async () => {
    const model = new AgentModel([callOf("clock"), "Noon."]);
    const app = compile(duet, {
      models: {
        ada: createAgent({ model, tools: [clock] }),
        bob: always("bob"),
        fuse: always("fuse"),
      },
    });
    const { proposals, ledger, answer } = await app.invoke("What time is it?");
    expect(answer).toBe("fuse");
    expect(proposals.map(({ text }) => text)).toEqual(["Noon.", "bob"]);
    const line = ledger.find(({ node }) => node === "ada");
    expect(line).toMatchObject({ status: "ok", inputTokens: 40, outputTokens: 2 });
    expect(line?.innerCalls).toHaveLength(2);
    expect(model.asked.map((messages) => messages.length)).toEqual([1, 3]);
  });

  test("that never ends is a typed failure, and not asked again", async () => {
    const model = new AgentModel(Array.from({ length: 50 }, () => callOf("clock")));
    const agent = createAgent({ model, tools: [clock] }).withConfig({ recursionLimit: 7 });
    const app = compile(solo, { models: { a: agent } });
    const error: unknown = await app.invoke("Why?").catch((thrown: unknown) => thrown);
    const { ledger } = error as { readonly ledger: readonly Call[] };
    expect(ledger).toHaveLength(1);
    expect(ledger[0]).toMatchObject({
      inputTokens: 80,
      outputTokens: 4,
      innerCalls: [{}, {}, {}, {}],
    });
    expect(ledger[0]?.error).toEqual({
      code: "STEP_LIMIT_EXCEEDED",
      message: "`a` reached its limit of 7 steps without an answer.",
      hint: 'Raise it in `models`: { "a": agent.withConfig({ recursionLimit: 50 }) }.',
    });
  });
});

describe("a Runnable that gives something else", () => {
  const given: Record<string, [unknown, found: string]> = {
    "a number": [7, "a number"],
    nothing: [undefined, "null"],
    "a list": [[new HumanMessage("Why?")], "a list"],
    "an object": [{ output: "Noon." }, "an object with `output`"],
    "the question": [
      { messages: [new HumanMessage("Why?")] },
      "a state with no message of its own",
    ],
    "no messages": [{ messages: [] }, "a state without messages"],
    "a message of the system": [new SystemMessage("x"), "a message of type `system`"],
    "a last message that is none": [{ messages: [7] }, "a state whose last message is a number"],
  };

  test.each(Object.entries(given))("fails with what was found: %s", async (_, [output, found]) => {
    const a = RunnableLambda.from(() => output) as RunnableModel;
    const error: unknown = await compile(solo, { models: { a } })
      .invoke("Why?")
      .catch((thrown: unknown) => thrown);
    const { ledger } = error as { readonly ledger: readonly Call[] };
    expect(ledger.map(({ error: failed }) => failed)).toMatchObject([
      {
        code: "MALFORMED_RESPONSE",
        message: `\`a\` gave ${found} instead of a message, a text or \`{ messages }\`.`,
        hint: expect.stringContaining("new AIMessage(text)") as string,
      },
    ]);
  });

  test("gives the text of a tool that ends its agent, of a plain message, and of a prompt's chain", async () => {
    const prompt = ChatPromptTemplate.fromMessages([
      ["system", "Be brief."],
      ["placeholder", "{messages}"],
    ]);
    const asked = always("From a chain.");
    const members: Record<string, ModelOption> = {
      "It is noon.": createAgent({
        model: new AgentModel([callOf("clock")]),
        tools: [
          Object.assign(
            tool(() => "It is noon.", { name: "clock", description: "x", schema: z.object({}) }),
            { returnDirect: true },
          ),
        ],
      }),
      "From a server.": RunnableLambda.from(() => ({
        messages: [{ type: "ai", content: "From a server." }],
      })),
      "From a chain.": prompt.pipe(asked),
      "From a function.": () => RunnableLambda.from(async () => "From a function."),
      "From a method.": { invoke: async () => "From a method." },
    };
    for (const [text, a] of Object.entries(members)) {
      expect((await compile(solo, { models: { a } }).invoke("Why?")).answer).toBe(text);
    }
    expect(askedOf(asked)).toEqual(["system: Be brief.", "human: Why?"]);
  });

  test("that is a function of messages is told how to write it", async () => {
    const models = { a: ((messages: unknown) => `${String(messages)}?`) as unknown as ModelOption };
    await expect(compile(solo, { models }).invoke("Why?")).rejects.toMatchObject({
      code: "MODEL_NOT_MADE",
      message: "Model `a` could not be created: its function gave a text, which is no model.",
      hint: "A function in `models` creates a model. To answer by a function, write `RunnableLambda.from((messages) => …)`.",
    });
  });
});

test("replies of members are not cached, and an app with one equals no other", async () => {
  const model = always("Noon.");
  const models = { a: model.withRetry() };
  const cache = new InMemoryCache();
  const app = compile(solo, { models, cache });
  await app.invoke("Why?");
  await app.invoke("Why?");
  expect(model.asked).toHaveLength(2);
  const account = (of: MoaApp): unknown => asChatModel(of)._identifyingParams();
  expect(account(app)).not.toEqual(account(compile(solo, { models, cache })));
});
test("a tool call of a member follows the rule for every model", async () => {
  const bound = new AgentModel([callOf("clock", { zone: "CET" })]).withConfig({ tags: ["x"] });
  const { answer, messages } = await compile(solo, { models: { a: bound } }).invoke("Why?");
  expect(answer).toBe("");
  expect(messages.at(-1)).toMatchObject({ tool_calls: [{ name: "clock", args: { zone: "CET" } }] });
});

test("a member with a config gets the tools that an agent binds, an agent does not", async () => {
  const given: unknown[] = [];
  const model = new AgentModel(["Noon."]);
  const chosen = Object.assign(model, { _queuedMethodOperations: {} });
  model.bindTools = (...bound: unknown[]) => {
    given.push(...bound);
    return new AgentModel(["With tools."]) as ReturnType<AgentModel["bindTools"]>;
  };
  const answer = async (a: ModelOption): Promise<unknown> =>
    asChatModel(compile(solo, { models: { a } }))
      .bindTools?.([clock])
      .invoke("Why?");
  expect(await answer(chosen)).toMatchObject({ content: "With tools." });
  expect(given).toHaveLength(2);
  await expect(
    answer(createAgent({ model: new AgentModel(["x"]), tools: [] })),
  ).rejects.toMatchObject({ code: "UNSUPPORTED_OPTION" });
});
