/** LangSmith adds up the runs of models: the sum is that of the ledger. */
import type { AIMessageChunk } from "@langchain/core/messages";
import { createAgent } from "langchain";
import { describe, expect, test } from "vitest";
import {
  asChatModel,
  type Call,
  compile,
  defineGraph,
  type MoaApp,
  proposer,
} from "../../src/index.js";
import { AgentModel } from "../agent-model.js";
import { after, always } from "../scripted-model.js";
import { branches, duet, hasty } from "./graphs.js";
import { sumOf, sumSent } from "./llm-runs.js";
import { pricedApp } from "./priced-app.js";
import { useLangSmithServer } from "./use-langsmith-server.js";

const prompt = { messages: "Why?" };
const langSmith = useLangSmithServer();

/** The answer of a graph as a chat model. */
async function answerBy(how: "invoke" | "stream", graph: MoaApp): Promise<AIMessageChunk> {
  const model = asChatModel(graph);
  const config = { callbacks: [langSmith.server.tracer()] };
  if (how === "invoke") return model.invoke("Why?", config);
  let whole: AIMessageChunk | undefined;
  for await (const chunk of await model.stream("Why?", config)) {
    whole = whole === undefined ? chunk : whole.concat(chunk);
  }
  return whole as AIMessageChunk;
}

describe("tokens and cost are counted once", () => {
  test("in a run", async () => {
    const { ledger } = await pricedApp(branches).invoke(prompt, {
      callbacks: [langSmith.server.tracer()],
    });
    expect(sumSent(await langSmith.server.runs())).toEqual(sumOf(ledger));
  });

  test.each(["invoke", "stream"] as const)("by `%s` of a graph as a chat model", async (how) => {
    const answer = await answerBy(how, pricedApp(duet));
    const ledger = answer.response_metadata["ledger"] as Call[];
    expect(sumSent(await langSmith.server.runs())).toEqual(sumOf(ledger));
  });

  test("of a graph that another one asks", async () => {
    const outer = compile(
      defineGraph({
        name: "outer",
        nodes: { inner: proposer({ model: "inner" }) },
        output: "inner",
      }),
      { models: { inner: asChatModel(pricedApp(duet)) } },
    );
    const { ledger } = await outer.invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    expect(sumSent(await langSmith.server.runs())).toEqual(sumOf(ledger));
  });

  test("of a graph as a chat model in which a quorum cuts a call", async () => {
    const late = always("late", after(60_000));
    const answer = await answerBy("invoke", pricedApp(hasty, { bob: late }));
    const ledger = answer.response_metadata["ledger"] as Call[];
    expect(ledger.map(({ status }) => status)).toContain("aborted");
    expect(sumSent(await langSmith.server.runs())).toEqual(sumOf(ledger));
  });

  test.each(["invoke", "stream"] as const)(
    "by `%s` of a graph as a chat model that fails",
    async (how) => {
      const failing = pricedApp(duet, { fuse: always(new Error("down")) });
      const error: unknown = await answerBy(how, failing).catch((thrown: unknown) => thrown);
      const { ledger } = error as { ledger: Call[] };
      expect(ledger.map(({ status }) => status)).toContain("failed");
      expect(sumSent(await langSmith.server.runs())).toEqual(sumOf(ledger));
    },
  );

  test("of an agent, in the runs of its models", async () => {
    const agent = createAgent({ model: new AgentModel(["agent says"]), tools: [] });
    const graph = defineGraph({
      name: "agents",
      nodes: { agent: proposer({ model: "agent" }) },
      output: "agent",
    });
    const app = compile(graph, { models: { agent } });
    const { ledger } = await app.invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    expect(sumSent(await langSmith.server.runs())).toEqual(sumOf(ledger));
  });
});

test("the state and its messages are the same with a tracer", async () => {
  const plain = await pricedApp(duet).invoke(prompt);
  const traced = await pricedApp(duet).invoke(prompt, { callbacks: [langSmith.server.tracer()] });
  const [before, later] = [plain, traced].map(({ messages }) => messages.at(-1)?.toDict().data);
  expect({ ...later, id: undefined }).toEqual({ ...before, id: undefined });
});
