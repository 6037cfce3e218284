/** An app within a tool of an agent that has a thread. */
import { HumanMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { Command, type LangGraphRunnableConfig, MemorySaver } from "@langchain/langgraph";
import { createAgent } from "langchain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineGraph, human, type MoaApp, proposer } from "../../src/index.js";
import { AgentModel, callOf } from "../agent-model.js";
import { duet, panelOf } from "../panel.js";
import type { ScriptedReply } from "../scripted-model.js";
import { askedIn, interruptsIn, textsOf, thread, withoutIds } from "./graph-around.js";

const input = { messages: [new HumanMessage("Ask them.")] };

function agentWith(app: MoaApp, replies: readonly ScriptedReply[]) {
  const panel = tool(
    async ({ question }, config: LangGraphRunnableConfig) =>
      (await app.invoke({ messages: question }, config)).answer,
    { name: "panel", schema: z.object({ question: z.string() }) },
  );
  const model = new AgentModel(replies);
  return createAgent({ model, tools: [panel], checkpointer: new MemorySaver() });
}

describe("a tool that runs an app with the tool's config", () => {
  test("answers several calls at once, each in a namespace of its own", async () => {
    const panel = panelOf(duet);
    const questions = ["One?", "Two?", "Three?"];
    const calls = questions.map((question, index) => {
      const args = { question };
      return { name: "panel", args, type: "tool_call", id: String(index) };
    });
    const agent = agentWith(panel.app, [
      { content: "", tool_calls: calls } as ScriptedReply,
      "So.",
    ]);
    const namespaces = new Set<string>();
    const places: string[] = [];
    const config = { ...thread, streamMode: "updates", subgraphs: true } as const;
    for await (const [namespace, update] of await agent.stream(input, config)) {
      if (!("fuse" in update)) continue;
      namespaces.add(namespace.join());
      places.push(withoutIds(namespace));
    }
    expect(places).toEqual(["tools", "tools", "tools"]);
    expect(namespaces.size).toBe(3);
    const asked = panel.models["ada"]?.asked.map((messages) => messages.at(-1)?.text);
    expect(asked?.toSorted()).toEqual(questions.toSorted());
  });

  test("pauses the agent where the app asks a person", async () => {
    const nodes = {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      pick: human({ reads: ["ada", "bob"] }),
    };
    const panel = panelOf(defineGraph({ name: "picked", nodes, output: "pick" }));
    const agent = agentWith(panel.app, [callOf("panel", { question: "Why?" }), "So."]);
    const paused = await agent.invoke(input, thread);
    expect(interruptsIn(paused)).toMatchObject([{ value: { node: "pick" } }]);
    const result = await agent.invoke(new Command({ resume: { choice: 2 } }), thread);
    expect(textsOf(result)).toEqual(["Ask them.", "", "bob says", "So."]);
    expect(askedIn(panel)).toEqual({ ada: 1, bob: 1 });
  });
});
