/** A graph as the model of agents: LangChain's `createAgent`, a supervisor and a swarm. */
import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { MemorySaver } from "@langchain/langgraph";
import { createSupervisor } from "@langchain/langgraph-supervisor";
import { createHandoffTool, createSwarm } from "@langchain/langgraph-swarm";
import { createAgent, providerStrategy, toolStrategy } from "langchain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { asChatModel, type ChatModelOptions, type GraphSpec } from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import type { ScriptedModel } from "./scripted-model.js";
import { calling, ToolModel } from "./tool-model.js";

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

const oslo = { id: "c1", name: "weather", args: { city: "Oslo" } };
const bergen = { id: "c2", name: "weather", args: { city: "Bergen" } };
const sum = { id: "c3", name: "add", args: { a: 1, b: 2 } };

/** How often ada, bob and fuse were asked. */
function countsOf(models: Readonly<Record<string, ScriptedModel>>): (number | undefined)[] {
  return ["ada", "bob", "fuse"].map((name) => models[name]?.asked.length);
}

function panel(fuse: ToolModel, options: ChatModelOptions = {}, graph: GraphSpec = duet) {
  const { app, models } = panelOf(graph, { fuse });
  return { app, models, model: asChatModel(app, options) };
}

describe("createAgent with a graph as its model", () => {
  test.each([
    { propose: "each-call", counts: [6, 6, 6] },
    { propose: "once-per-turn", counts: [3, 3, 6] },
  ] as const)("calls two tools in three turns, streamed, with `propose: $propose`", async (one) => {
    const fuse = new ToolModel([
      calling(oslo, bergen),
      "Both wet",
      calling(sum),
      calling({ ...sum, id: "c4" }),
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
    expect(await turn("Oslo or Bergen?")).toEqual(["Both ", "wet"]);
    expect(await turn("1 + 2?")).toEqual(["Three"]);
    expect(await turn("Bye")).toEqual(["Bye"]);
    expect(countsOf(models)).toEqual(one.counts);
    expect(fuse.toolNames).toEqual(Array.from({ length: 6 }, () => ["weather", "add"]));
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
      "ai: ",
      "tool: 3",
      "ai: Three",
      "human: Bye",
      "ai: Bye",
    ]);
    expect((messages[1] as AIMessage).tool_calls).toMatchObject([oslo, bergen]);
  });

  test("tells proposers of tools only with `proposersSeeTools`", async () => {
    for (const proposersSeeTools of [true, false]) {
      const fuse = new ToolModel([calling(oslo), "Rain"]);
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
    const format = new ToolModel(['{"city":"Oslo","wet":true}']);
    const able: GraphSpec = { ...duet, capabilities: { fuse: { structuredOutput: true } } };
    const extract = { id: "c9", name: "extract-1", args: { city: "Oslo", wet: true } };
    const question = { messages: [new HumanMessage("Oslo?")] };
    for (const responseFormat of [schema, providerStrategy(schema)]) {
      const native = new ToolModel(['{"city":"Oslo","wet":true}']);
      const agent = createAgent({ model: panel(native, {}, able).model, tools: [], responseFormat });
      const { structuredResponse } = await agent.invoke(question);
      expect(structuredResponse).toEqual({ city: "Oslo", wet: true });
      expect(native.options[0]).toMatchObject({ response_format: { type: "json_schema" } });
    }
    expect(format.left).toBe(1);
    const byTool = new ToolModel([calling(extract)]);
    const responseFormat = toolStrategy(schema.meta({ title: "extract-1" }));
    const agent = createAgent({ model: panel(byTool).model, tools: [weather], responseFormat });
    const { structuredResponse } = await agent.invoke(question);
    expect(structuredResponse).toEqual({ city: "Oslo", wet: true });
    expect(byTool.options[0]).toMatchObject({ tool_choice: "any" });
  });
});

describe("a graph in a group of agents", () => {
  test("is the model and a member of a supervisor", async () => {
    const boss = new ToolModel([calling({ id: "h1", name: "transfer_to_duet", args: {} }), "Done"]);
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
    expect(boss.toolNames[0]).toEqual(["transfer_to_duet"]);
  });

  test("is the model and a member of a swarm", async () => {
    const first = new ToolModel([calling({ id: "h1", name: "transfer_to_duet", args: {} })]);
    const member = panelOf(duet);
    const alice = createAgent({
      name: "alice",
      model: panel(first).model,
      tools: [createHandoffTool({ agentName: "duet" })],
    });
    const swarm = createSwarm({
      agents: [alice as never, member.app as never],
      defaultActiveAgent: "alice",
    }).compile({ checkpointer: new MemorySaver() });
    const thread = { configurable: { thread_id: "1" } };
    const { messages } = await swarm.invoke({ messages: [new HumanMessage("Why?")] }, thread);
    expect(messages.at(-1)?.text).toBe("fuse says");
    // The member that answered last is asked next.
    await swarm.invoke({ messages: [new HumanMessage("And now?")] }, thread);
    expect([first.left, ...countsOf(member.models)]).toEqual([0, 2, 2, 2]);
  });

  test("is a tool: by `asTool` with a schema, and inside of `tool()`", async () => {
    const { app, models } = panelOf(duet);
    const asTool = asChatModel(app)
      .asTool({
        name: "panel",
        description: "Asks a panel.",
        schema: z.string(),
      })
    const inside = tool(async ({ question }) => (await app.invoke(question)).answer, {
      name: "ask",
      description: "Asks a panel.",
      schema: z.object({ question: z.string() }),
    });
    const lead = new ToolModel([calling({ id: "1", name: "ask", args: { question: "Why?" } }), "So"]);
    const agent = createAgent({ model: lead, tools: [inside] });
    const { messages } = await agent.invoke({ messages: [new HumanMessage("Ask them.")] });
    expect(messages.map(({ text }) => text)).toEqual(["Ask them.", "", "fuse says", "So"]);
    expect(models["ada"]?.asked[0]?.map(({ text }) => text)).toEqual(["Why?"]);
    const said: BaseMessage = await asTool.invoke("Who?");
    expect(said.text).toBe("fuse says");
    await expect(asTool.invoke(3 as never)).rejects.toThrow();
  });
});
