import { FakeListChatModel } from "@langchain/core/utils/testing";
import { describe, expect, test } from "vitest";
import { duet, panelOf } from "../../../test/panel.js";
import { always } from "../../../test/scripted-model.js";
import { asChatModel, compile, defineGraph, proposer, reducer } from "../../index.js";

const fact = (value: number) => ({ value, source: "https://example.com", asOf: "2026-11-29" });

const vendor = {
  id: "vendor",
  chat: async () => always("so it is"),
  facts: () => ({ contextTokens: fact(8_000), maxOutputTokens: fact(500) }),
  capabilities: () => ({ tools: true, images: false }),
};

const settings = { model: "vendor:chat-1", temperature: 0.2, maxOutputTokens: 99, stop: ["END"] };
const graph = defineGraph({
  name: "solo",
  nodes: { ada: proposer(settings as never) },
  output: "ada",
  capabilities: { "vendor:chat-1": { structuredOutput: true } },
});

describe("a graph as a chat model describes the model of its output", () => {
  test("which a provider knows", async () => {
    const model = asChatModel(compile(graph, { providers: [vendor] }));
    expect(model.profile).toEqual({
      maxInputTokens: 8_000,
      maxOutputTokens: 500,
      imageInputs: false,
      toolCalling: true,
      structuredOutput: true,
    });
    const seen: unknown[] = [];
    const handler = { handleChatModelStart: (...given: unknown[]) => void seen.push(given[6]) };
    const reply = await model.invoke("Why?", { callbacks: [handler] });
    expect(seen[0]).toMatchObject({
      ls_provider: "vendor",
      ls_model_name: "chat-1",
      ls_model_type: "chat",
      ls_temperature: 0.2,
      ls_max_tokens: 99,
      ls_stop: ["END"],
    });
    expect(reply.response_metadata).toMatchObject({ model_provider: "vendor" });
    expect(reply.contentBlocks).toEqual([{ type: "text", text: "so it is" }]);
  });

  test("which is the caller's own", () => {
    class Own extends FakeListChatModel {
      override get profile() {
        return { toolCalling: true, maxInputTokens: 7 };
      }
      override getLsParams() {
        return { ls_provider: "acme", ls_model_name: "acme-1", ls_model_type: "chat" as const };
      }
    }
    const nodes = { ada: proposer({ model: "mine" }) };
    const app = compile(defineGraph({ name: "own", nodes, output: "ada" }), {
      models: { mine: new Own({ responses: ["so it is"] }) },
    });
    const model = asChatModel(app);
    expect(model.profile).toEqual({ toolCalling: true, maxInputTokens: 7 });
    expect(model.getLsParams({ stop: ["."] })).toEqual({
      ls_provider: "acme",
      ls_model_name: "acme-1",
      ls_model_type: "chat",
      ls_stop: ["."],
    });
  });

  test("which does not exist where the output asks none", async () => {
    const vote = reducer({ reads: ["ada", "bob"], reduce: "majority" });
    const nodes = { ...duet.nodes, fuse: vote };
    const { app } = panelOf(
      { ...duet, name: "poll", nodes },
      {
        ada: always("so it is"),
        bob: always("so it is"),
      },
    );
    const model = asChatModel(app);
    expect(model.profile).toEqual({ toolCalling: false, structuredOutput: false });
    expect(model.getLsParams({})).toMatchObject({ ls_provider: "moagraph", ls_model_name: "poll" });
    expect(() => model.withStructuredOutput({ type: "object" })).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedOptionError: Graph \`poll\` does not support \`withStructuredOutput\` as a chat model: its output \`fuse\` is a reducer, which passes on what other nodes wrote.]`,
    );
  });
});
