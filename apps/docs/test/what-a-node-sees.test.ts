/** What nodes see reaches the APIs of several vendors in a form that they accept. */
import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { anthropic } from "@moagraph/anthropic";
import {
  aggregator,
  asChatModel,
  compile,
  defineGraph,
  type MoaApp,
  proposer,
} from "@moagraph/core";
import { google } from "@moagraph/google";
import { mistral } from "@moagraph/mistral";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ models: { "*": { text: "A disc." } } });
});
afterAll(() => server.close());

const data = "iVBORw0KGgo=";
const image = { type: "image_url" as const, image_url: { url: `data:image/png;base64,${data}` } };
const question = new HumanMessage({ content: [{ type: "text", text: "What is this?" }, image] });

function panel(output: string): MoaApp {
  const apiKey = "none";
  const graph = defineGraph({
    name: "panel",
    proposalsAt: "end",
    capabilities: { "openai-compatible:blind": { images: false } },
    nodes: {
      blind: proposer({ model: "openai-compatible:blind" }),
      seeing: proposer({ model: "anthropic:seeing" }),
      fuse: aggregator({ model: output, reads: ["blind", "seeing"] }),
    },
    output: "fuse",
  });
  return compile(graph, {
    providers: [
      openaiCompatible({ baseUrl: server.url }),
      anthropic({ apiKey, baseUrl: server.origin }),
      google({ apiKey, baseUrl: server.origin }),
      mistral({ apiKey, baseUrl: server.url }),
    ],
  });
}

/** The body of the last request for a model, as text. */
function sentTo(model: string): string {
  return JSON.stringify(server.journal.findLast((entry) => entry.model === model)?.body);
}

test("images reach the models that take them, through invoke and as a chat model", async () => {
  const app = panel("openai-compatible:fuse");
  const asked = [
    async () => (await app.invoke({ messages: [question] })).ledger,
    async () => (await asChatModel(app).invoke([question])).response_metadata["ledger"],
  ];
  for (const ask of asked) {
    const ledger = (await ask()) as { readonly node: string; readonly notes?: unknown }[];
    expect(sentTo("blind")).not.toContain(data);
    expect(sentTo("blind")).toContain("[image: not shown]");
    expect(sentTo("seeing")).toContain(data);
    expect(sentTo("fuse")).toContain(data);
    expect(ledger.map(({ notes }) => notes)).toEqual([
      [{ type: "images-left-out", images: 1 }],
      undefined,
      undefined,
    ]);
  }
});

const call = { name: "look", args: {}, id: "abcdefghi" };
const talk = [
  new HumanMessage("What is this?"),
  new AIMessage("A disc."),
  new HumanMessage("Which one?"),
  new AIMessage({ content: "", tool_calls: [call] }),
  new ToolMessage({ content: "The Moon.", tool_call_id: call.id }),
];

test.each(["openai-compatible:fuse", "anthropic:fuse", "google:fuse", "mistral:fuse"])(
  "proposals at the end come with the user's question, before results of tools, at %s",
  async (output) => {
    expect((await panel(output).invoke({ messages: talk })).answer).toBe("A disc.");
    const sent = sentTo("fuse");
    expect(sent.indexOf("Several assistants")).toBeGreaterThan(sent.indexOf("Which one?"));
    expect(sent.indexOf("The Moon.")).toBeGreaterThan(sent.indexOf("Several assistants"));
    expect(sent).not.toMatch(/"role":"user"[^{}]*\},\{"role":"user"/);
  },
);
