/** Runs within other runs, and many at once. */
import { tool } from "@langchain/core/tools";
import { MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { aggregator, asChatModel, compile, defineGraph, proposer, sumUsage } from "@moagraph/core";
import type { Provider } from "@moagraph/provider-kit";
import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { createAgent } from "langchain";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openTelemetry } from "../src/index.js";
import { panel, quickApp } from "./panel.js";
import { sumOf } from "./received-metric.js";
import { spanOf, spansOf, sumIn, treeOf } from "./received-span.js";
import { traced, type Traced } from "./traced.js";
import { vendor } from "./vendor.js";

const question = { messages: "Why?" };
const word = { text: "Tides." };

/** Makes the SDK's provider and its context manager those of the application, until the test ends. */
function register({ tracerProvider }: Traced): void {
  trace.setGlobalTracerProvider(tracerProvider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  onTestFinished(() => {
    trace.disable();
    context.disable();
  });
}

describe("in an application", () => {
  test("a run is below the span that is active when it starts", async () => {
    const telemetry = await traced();
    register(telemetry);
    const callbacks = [openTelemetry()];
    await trace.getTracer("app").startActiveSpan("GET /answer", async (span) => {
      await quickApp.invoke(question, { callbacks });
      span.end();
    });
    const { spans } = await telemetry.flush();
    expect(treeOf(spans).slice(0, 2)).toEqual(["GET /answer", "  invoke_workflow panel"]);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  });

  test("runs at the same time are below their own spans, one root for each", async () => {
    const telemetry = await traced();
    register(telemetry);
    const runs = Array.from({ length: 20 }, (_, index) =>
      trace.getTracer("app").startActiveSpan(`job ${index}`, async (span) => {
        const { answer } = await quickApp.invoke(question, telemetry);
        span.end();
        return answer;
      }),
    );
    await Promise.all(runs);
    const { spans } = await telemetry.flush();
    const jobs = spans.filter(({ name }) => name.startsWith("job"));
    const workflows = spansOf(spans, "invoke_workflow");
    expect(new Set(workflows.map(({ parentId }) => parentId))).toEqual(
      new Set(jobs.map(({ id }) => id)),
    );
    expect(spans.filter(({ parentId }) => parentId === undefined)).toHaveLength(20);
    expect(spans).toHaveLength(20 * (1 + 1 + 4 + 4));
  });

  test("a graph in a StateGraph has one span of its own, and the other nodes have none", async () => {
    const telemetry = await traced();
    const app = compile(panel, { providers: await vendor({ "*": word }) });
    const around = new StateGraph(MessagesAnnotation)
      .addNode("greet", () => ({ messages: [] }))
      .addNode("panel", app)
      .addEdge(START, "greet")
      .addEdge("greet", "panel")
      .compile();
    await around.invoke({ messages: [{ role: "user", content: "Why?" }] }, telemetry);
    const { spans } = await telemetry.flush();
    expect(spans.filter(({ parentId }) => parentId === undefined).map(({ name }) => name)).toEqual([
      "invoke_workflow panel",
    ]);
    expect(spans).toHaveLength(9);
  });

  test("a graph that is a chat model counts its tokens once", async () => {
    const telemetry = await traced();
    const app = compile(panel, { providers: await vendor({ "*": word }) });
    await asChatModel(app).invoke("Why?", telemetry);
    const { spans } = await telemetry.flush();
    const run = spanOf(spans, "invoke_workflow panel");
    expect(spansOf(spans, "chat")).toHaveLength(4);
    expect(sumIn(spans, "gen_ai.usage.input_tokens")).toBe(
      run.attributes["moagraph.usage.input_tokens"],
    );
  });
});

/** A graph whose first node asks this member. */
async function runWith(member: (providers: Provider[]) => unknown) {
  const providers = await vendor({ "*": word });
  const outer = defineGraph({
    name: "outer",
    nodes: {
      ask: proposer({ model: "member" }),
      fuse: aggregator({ model: "openai:gpt-6-luna", reads: ["ask"] }),
    },
    output: "fuse",
  });
  const telemetry = await traced();
  const models = { member: (await member(providers)) as ReturnType<typeof asChatModel> };
  const { ledger } = await compile(outer, { providers, models }).invoke(question, telemetry);
  const { spans, metrics } = await telemetry.flush();
  const { inputTokens, outputTokens } = sumUsage(ledger);
  expect(sumIn(spans, "gen_ai.usage.input_tokens")).toBe(inputTokens);
  expect(sumIn(spans, "gen_ai.usage.output_tokens")).toBe(outputTokens);
  const cost = spansOf(spans, "chat").reduce((sum, { attributes, id }) => {
    const isSum = spans.some(({ parentId }) => parentId === id);
    return isSum ? sum : sum + Number(attributes["moagraph.cost_usd"] ?? 0);
  }, 0);
  return { spans, cost, measuredCost: sumOf(metrics, "moagraph.cost") };
}

describe("in a node", () => {
  const inPanel = ["owl", "owl", "fox", "fuse"];

  test.each([
    ["as it is", (app: object) => app],
    ["as a chat model", (app: object) => asChatModel(app as Parameters<typeof asChatModel>[0])],
  ])("a graph, %s, is a run of its own whose tokens and cost count once", async (_, use) => {
    const { spans, cost, measuredCost } = await runWith((providers) =>
      use(compile(panel, { providers })),
    );
    const inner = spanOf(spans, "invoke_workflow panel");
    const steps = spansOf(spans, "invoke_agent").filter(({ parentId }) => parentId === inner.id);
    expect(
      steps.map(({ attributes }) => String(attributes["gen_ai.agent.name"])).toSorted(),
    ).toEqual(inPanel.toSorted());
    expect(spans.filter(({ parentId }) => parentId === undefined)).toHaveLength(1);
    expect(measuredCost).toBeCloseTo(cost, 12);
  });

  test("an agent has a span for each of its requests and tools", async () => {
    const weather = tool(({ city }) => `Rain in ${city}.`, {
      name: "weather",
      description: "The weather of a city.",
      schema: z.object({ city: z.string() }),
    });
    const asks = { toolCall: { name: "weather", arguments: '{"city":"Oslo"}' } };
    const { spans } = await runWith(async () => {
      const [provider] = await vendor({ "*": [asks, word] });
      const model = await provider?.chat("gpt-6-luna", {});
      return createAgent({ model: model as never, tools: [weather] });
    });
    const node = spanOf(spans, "invoke_agent ask");
    const within = spans.filter(({ parentId }) => parentId === node.id);
    expect(treeOf(within)).toEqual(["chat gpt-6-luna", "execute_tool weather", "chat gpt-6-luna"]);
    expect(spanOf(spans, "execute_tool weather").attributes).toMatchObject({
      "gen_ai.tool.name": "weather",
      "gen_ai.agent.name": "ask",
    });
  });

  test("a model that LangChain tells nothing of has a span from its line", async () => {
    const { spans } = await runWith(() => ({
      lc_runnable: true,
      invoke: () => Promise.resolve("Tides."),
    }));
    const chat = spanOf(spans, "chat member");
    expect(chat.attributes).toMatchObject({ "moagraph.usage.source": "estimated" });
    expect(chat.parentId).toBe(spanOf(spans, "invoke_agent ask").id);
  });
});
