/** The recipes of the paper and of later work: what their spans count is what their ledgers have. */
import { compile, type GraphSpec, modelsOf, sumUsage, swapModels } from "@moagraph/core";
import { archonGeneral, debate, escalate, moa, moaLiteStaircase } from "@moagraph/recipes";
import { simulated } from "@moagraph/simulated";
import { expect, test } from "vitest";
import { sumOf } from "./received-metric.js";
import { spansOf, sumIn } from "./received-span.js";
import { traced } from "./traced.js";

function onSimulated(graph: GraphSpec): GraphSpec {
  return swapModels(
    graph,
    Object.fromEntries(modelsOf(graph).map((model) => [model, `simulated:${model}`])),
  );
}

test.each(Object.entries({ moa, archonGeneral, debate, escalate, moaLiteStaircase }))(
  "%s: each request of the ledger is a span, and tokens count once",
  async (_, { graph }) => {
    const { callbacks, flush } = await traced();
    const app = compile(onSimulated(graph), { providers: [simulated()] });
    const { ledger } = await app.invoke({ messages: "What are tides?" }, { callbacks });
    const { spans, metrics } = await flush();
    const { inputTokens, outputTokens } = sumUsage(ledger);
    expect(sumIn(spans, "gen_ai.usage.input_tokens")).toBe(inputTokens);
    expect(sumIn(spans, "gen_ai.usage.output_tokens")).toBe(outputTokens);
    expect(sumOf(metrics, "gen_ai.client.inference.usage.input_tokens")).toBe(inputTokens);
    expect(spansOf(spans, "chat")).toHaveLength(ledger.filter(({ attempt }) => attempt > 0).length);
    expect(spans.filter(({ parentId }) => parentId === undefined)).toHaveLength(1);
  },
);
