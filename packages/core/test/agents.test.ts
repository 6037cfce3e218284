/** A graph as the model of agents: LangChain's `createAgent`, a supervisor and a swarm. */
import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { MemorySaver } from "@langchain/langgraph";
import { createSupervisor } from "@langchain/langgraph-supervisor";
import { createHandoffTool, createSwarm } from "@langchain/langgraph-swarm";
import { createAgent, providerStrategy, toolStrategy } from "langchain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { asChatModel, type ChatModelOptions, compile, type GraphSpec } from "../src/index.js";
import { duet, modelsIn, panelOf } from "./panel.js";
import type { ScriptedModel } from "./scripted-model.js";
import { calling, ChunkedModel } from "./chunked-model.js";

const weather = tool(async ({ city }) => `Rain in ${city}.`, {
  name: "weather",
  description: "Weather of a city\n now.",
  schema: z.object({ city: z.string() }),
});
const add = tool(async ({ a, b }) => String(a + b), {
  name: "add",
  description: "Adds two numbers.",
  schema: z.object({ a: z.number(), b: z.number() }),
});

const oslo: [string, string] = ["weather", '{"city":"Oslo"}'];
const bergen: [string, string] = ["weather", '{"city":"Bergen"}'];
const sum: [string, string] = ["add", '{"a":1,"b":2}'];

/** How often each model was asked. */
function countsOf(models: Readonly<Record<string, ScriptedModel | ChunkedModel>>): number[] {
  return Object.values(models).map(({ asked }) => asked.length);
}

/** The names of the tools that a model was given in each call. */
function toolsOf({ options }: ChunkedModel): string[] {
  return options.map(({ tools }) => (tools as { name: string }[]).map(({ name }) => name).join());
}

/** A panel as a chat model; the model of its output can be given tools. */
function panel(fuse: ChunkedModel, options: ChatModelOptions = {}, graph: GraphSpec = duet) {
  const models: Record<string, ScriptedModel | ChunkedModel> = { ...modelsIn(graph, {}), fuse };
  return { models, model: asChatModel(compile(graph, { models }), options) };
}

describe("createAgent with a graph as its model", () => {
  test.each([
    { propose: "each-call", counts: [6, 6, 6] },
    { propose: "once-per-turn", counts: [3, 3, 6] },
  ] as const)("calls two tools in three turns, streamed, with `propose: $propose`", async (one) => {
    const fuse = new ChunkedModel([
      calling("", oslo, bergen),
      "Both wet",
      calling("", sum),
      calling("Once more", sum),
      "Three",
      "Bye",
    ]);
    const { model, models } = panel(fuse, { propose: one.propose });
    const agent = createAgent({ model, tools: [weather, add], checkpointer: new MemorySaver() });
    const thread = { configurable: { thread_id: "1" } };
    const turn = async (text: string): Promise<string[]> => {
      const pieces: string[] = [];
      const input = { messages: [new HumanMessage(text)] };
      for await (const [message] of await agent.stream(input, {
        ...thread,
        streamMode: "messages",
      })) {
        if (message.type === "ai" && message.text !== "") pieces.push(message.text);
      }
      return pieces;
    };
    expect(await turn("Oslo or Bergen?")).toEqual(["Both wet"]);
    expect(await turn("1 + 2?")).toEqual(["Once more", "Three"]);
    expect(await turn("Bye")).toEqual(["Bye"]);
    expect(countsOf(models)).toEqual(one.counts);
    expect(new Set(toolsOf(fuse))).toEqual(new Set(["weather,add"]));
    const { values } = await agent.graph.getState(thread);
    const messages = (values as { messages: BaseMessage[] }).messages;
    expect(messages.map(({ type, text }) => `${type}: ${text}`)).toEqual([
      "human: Oslo or Bergen?",
      "ai: ",
      "tool: Rain in Oslo.",
      "tool: Rain in Bergen.",
      "ai: Both wet",
      "human: 1 + 2?",
      "ai: ",
      "tool: 3",
      "ai: Once more",
      "tool: 3",
      "ai: Three",
      "human: Bye",
      "ai: Bye",
    ]);
    expect((messages[1] as AIMessage).tool_calls).toMatchObject([
      { name: "weather", args: { city: "Oslo" } },
      { name: "weather", args: { city: "Bergen" } },
    ]);
  });

  test("tells proposers of tools only with `proposersSeeTools`", async () => {
    for (const proposersSeeTools of [true, false]) {
      const fuse = new ChunkedModel([calling("", oslo), "Rain"]);
      const { model, models } = panel(fuse, { proposersSeeTools });
      const agent = createAgent({ model, tools: [weather], systemPrompt: "Be brief." });
      await agent.invoke({ messages: [new HumanMessage("Oslo?")] });
      const [system] = models["ada"]?.asked[0] ?? [];
      const told = system?.text.includes("\n- weather: Weather of a city now.") ?? false;
      expect([system?.text.startsWith("Be brief."), told]).toEqual([true, proposersSeeTools]);
      expect(JSON.stringify(models["fuse"]?.asked)).not.toContain("- weather:");
    }
  });

  test("gives structured output by its model's format, and by a tool", async () => {
    const schema = z.object({ city: z.string(), wet: z.boolean() });
    const able: GraphSpec = { ...duet, capabilities: { fuse: { structuredOutput: true } } };
    const question = { messages: [new HumanMessage("Oslo?")] };
    // By default, LangChain chooses by what the model says of itself.
    for (const responseFormat of [providerStrategy(schema), schema as never]) {
      const native = new ChunkedModel(['{"city":"Oslo","wet":true}']);
      const agent = createAgent({
        model: panel(native, {}, able).model,
        tools: [],
        responseFormat,
      });
      const { structuredResponse } = await agent.invoke(question);
      expect(structuredResponse).toEqual({ city: "Oslo", wet: true });
      // Which of them a class reads is known to the class only.
      const closed = { type: "object", additionalProperties: false };
      expect(native.options[0]).toMatchObject({
        response_format: { type: "json_schema" },
        outputConfig: { format: { type: "json_schema", schema: closed } },
        responseSchema: { type: "object" },
      });
    }
    const byTool = new ChunkedModel([calling("", ["extract-1", '{"city":"Oslo","wet":true}'])]);
    const responseFormat = toolStrategy(schema.meta({ title: "extract-1" }));
    const agent = createAgent({ model: panel(byTool).model, tools: [weather], responseFormat });
    const { structuredResponse } = await agent.invoke(question);
    expect(structuredResponse).toEqual({ city: "Oslo", wet: true });
    expect(byTool.options[0]).toMatchObject({ tool_choice: "any" });
  });
});

describe("a graph in a group of agents", () => {
  test("is the model and a member of a supervisor", async () => {
    const boss = new ChunkedModel([calling("", ["transfer_to_duet", "{}"]), "Done"]);
    const member = panelOf(duet);
    const group = createSupervisor({
      agents: [member.app as never],
      llm: panel(boss).model,
      prompt: "You lead.",
    }).compile();
    const { messages } = await group.invoke({ messages: [new HumanMessage("Why?")] });
    expect(messages.map(({ text }) => text)).toContain("fuse says");
    expect(messages.at(-1)?.text).toBe("Done");
    expect(countsOf(member.models)).toEqual([1, 1, 1]);
    expect(toolsOf(boss)[0]).toBe("transfer_to_duet");
  });

  test("is the model and a member of a swarm", async () => {
    const first = new ChunkedModel([calling("", ["transfer_to_duet", "{}"])]);
    const member = panelOf(duet);
    const alice = createAgent({
      name: "alice",
      model: panel(first).model,
      tools: [createHandoffTool({ agentName: "duet" })],
    });
    const swarm = createSwarm({
      agents: [alice.graph as never, member.app as never],
      defaultActiveAgent: "alice",
    }).compile({ checkpointer: new MemorySaver() });
    const thread = { configurable: { thread_id: "1" } };
    const { messages } = await swarm.invoke({ messages: [new HumanMessage("Why?")] }, thread);
    expect(messages.at(-1)?.text).toBe("fuse says");
    // The member that answered last is asked next.
    await swarm.invoke({ messages: [new HumanMessage("And now?")] }, thread);
    expect([first.asked.length, ...countsOf(member.models)]).toEqual([1, 2, 2, 2]);
  });

  test("is a tool: by `asTool` with a schema, and inside of `tool()`", async () => {
    const { app, models } = panelOf(duet);
    const asTool = asChatModel(app).asTool({
      name: "panel",
      description: "Asks a panel.",
      schema: z.string(),
    });
    const byObject = asChatModel(app).asTool({
      description: "Asks a panel.",
      schema: z.object({ question: z.string() }),
    });
    const inside = tool(async ({ question }) => (await app.invoke(question)).answer, {
      name: "ask",
      description: "Asks a panel.",
      schema: z.object({ question: z.string() }),
    });
    for (const [name, args] of [
      ["ask", '{"question":"Why?"}'],
      ["duet", '{"question":"Why?"}'],
      ["panel", '{"input":"Why?"}'],
    ] as const) {
      const lead = new ChunkedModel([calling("", [name, args]), "So"]);
      const agent = createAgent({ model: lead, tools: [inside, byObject, asTool] });
      const { messages } = await agent.invoke({ messages: [new HumanMessage("Ask them.")] });
      expect(messages.map(({ text }) => text)).toEqual(["Ask them.", "", "fuse says", "So"]);
      expect(models["ada"]?.asked.at(-1)?.map(({ text }) => text)).toEqual(["Why?"]);
    }
    const said: string = await asTool.invoke("Who?");
    expect(said).toBe("fuse says");
    const schema = z.object({
      messages: z.array(z.any()).optional(),
      a: z.string(),
      b: z.string(),
    });
    const loose = asChatModel(app).asTool({ schema });
    expect(await loose.invoke({ messages: ["Who?"], a: "", b: "" })).toBe("fuse says");
    await expect(loose.invoke({ a: "1", b: "2" })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: expect.stringContaining("an object with 2 texts") as string,
    });
    await expect(asTool.invoke(3 as never)).rejects.toThrow();
  });
});
