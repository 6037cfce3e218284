/** Tokens and cost in LangSmith of requests to vendors, whose APIs are served on loopback. */
import { anthropic } from "@moagraph/anthropic";
import { google } from "@moagraph/google";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aggregator, compile, defineGraph, proposer } from "../../src/index.js";
import { LangSmithServer } from "./langsmith-server.js";
import { linesOfLedger, linesOfRuns } from "./llm-runs.js";

let vendors: TestServer;
let server: LangSmithServer;

beforeAll(async () => {
  const reply = { text: "Noon it is.", reasoning: "It is twelve." };
  vendors = await startTestServer({ models: { "*": reply } });
  server = await LangSmithServer.start();
});

afterAll(async () => {
  await Promise.all([vendors.close(), server.close()]);
});

const graph = defineGraph({
  name: "vendors",
  nodes: {
    gpt: proposer({ model: "vllm:gpt" }),
    claude: proposer({ model: "anthropic:claude-haiku-4-5", maxOutputTokens: 100 }),
    gemini: proposer({ model: "google:gemini-3.5-flash" }),
    fuse: aggregator({ model: "vllm:fuse", reads: ["gpt", "claude", "gemini"] }),
  },
  output: "fuse",
});

test.each(["whole", "streamed"])(
  "of %s replies, tokens and cost are those of the ledger",
  async (how) => {
    const baseUrl = vendors.origin;
    const providers = [
      openaiCompatible({ id: "vllm", baseUrl: vendors.url }),
      anthropic({ apiKey: "key", baseUrl }),
      google({ apiKey: "key", baseUrl }),
    ];
    const timeouts = how === "whole" ? {} : { timeouts: { firstTokenMs: 60_000 } };
    const app = compile(defineGraph({ ...graph, ...timeouts }), { providers });
    const before = (await server.runs()).length;
    const config = { callbacks: [server.tracer()] };
    const { ledger } = await app.invoke({ messages: "When?" }, config);
    expect(ledger.map(({ status, usageSource }) => `${status} ${usageSource}`)).toEqual(
      Array.from({ length: 4 }, () => "ok reported"),
    );
    expect(linesOfRuns((await server.runs()).slice(before))).toEqual(linesOfLedger(ledger));
  },
);
