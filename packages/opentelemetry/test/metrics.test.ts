import { compile, sumUsage } from "@moagraph/core";
import { metrics } from "@opentelemetry/api";
import { describe, expect, onTestFinished, test } from "vitest";
import { openTelemetry } from "../src/index.js";
import { panel } from "./panel.js";
import { metricOf, sumOf } from "./received-metric.js";
import { traced } from "./traced.js";
import { vendor } from "./vendor.js";

const question = { messages: "Why?" };

describe("the metrics of runs", () => {
  test("count tokens and cost as the ledger does, by model and node", async () => {
    const { callbacks, flush } = await traced();
    const usage = { inputTokens: 40, outputTokens: 9, cachedTokens: 30, reasoningTokens: 4 };
    const providers = await vendor({ "*": { text: "Tides.", usage } });
    const { ledger } = await compile(panel, { providers }).invoke(question, { callbacks });
    const { metrics: all } = await flush();
    const { inputTokens, outputTokens, costUsd } = sumUsage(ledger);
    const counted = "gen_ai.client.inference.usage";
    expect(sumOf(all, `${counted}.input_tokens`)).toBe(inputTokens);
    expect(sumOf(all, `${counted}.output_tokens`)).toBe(outputTokens);
    expect(sumOf(all, `${counted}.cache_read.input_tokens`)).toBe(4 * 30);
    expect(sumOf(all, `${counted}.reasoning.output_tokens`)).toBe(4 * 4);
    expect(sumOf(all, "moagraph.cost")).toBeCloseTo(costUsd ?? Number.NaN, 12);
    const { points, unit } = metricOf(all, `${counted}.input_tokens`);
    expect(unit).toBe("{token}");
    expect(points[0]?.attributes).toMatchObject({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.token.modality": "unknown",
      "moagraph.graph": "panel",
    });
    expect(
      points.map(({ attributes }) => String(attributes["gen_ai.agent.name"])).toSorted(),
    ).toEqual(["fox", "fuse", "owl"]);
  });

  test("have the durations of requests, nodes and runs in seconds, in the buckets of the conventions", async () => {
    const { callbacks, flush } = await traced();
    const providers = await vendor({ "*": { text: "Tides.", latencyMs: 20 } });
    await compile(panel, { providers }).invoke(question, { callbacks });
    const { metrics: all } = await flush();
    const calls = metricOf(all, "gen_ai.client.inference.duration");
    expect(calls.unit).toBe("s");
    expect(calls.points.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect(sumOf(all, calls.name)).toBeGreaterThanOrEqual(4 * 0.02);
    expect(calls.points[0]?.bounds.slice(0, 3)).toEqual([0.01, 0.02, 0.04]);
    const agents = metricOf(all, "gen_ai.invoke_agent.duration");
    const operations = agents.points.map(({ attributes }) => attributes["gen_ai.operation.name"]);
    expect(operations.filter((name) => name === "invoke_workflow")).toHaveLength(1);
    expect(operations.filter((name) => name === "invoke_agent")).toHaveLength(3);
    expect(agents.points[0]?.bounds.slice(0, 2)).toEqual([0.1, 0.2]);
  });

  test("have the time to the first chunk of replies that are streamed", async () => {
    const { callbacks, flush } = await traced();
    const providers = await vendor({ "*": { text: "one two three", latencyMs: 20 } });
    const app = compile(panel, { providers });
    for await (const _ of await app.stream(question, { callbacks, streamMode: "messages" }));
    const { metrics: all } = await flush();
    const { points } = metricOf(all, "gen_ai.client.inference.time_to_first_chunk");
    expect(points.map(({ count, attributes }) => [attributes["gen_ai.agent.name"], count])).toEqual(
      [["fuse", 1]],
    );
  });

  test("name the errors of requests", async () => {
    const { callbacks, flush } = await traced();
    const providers = await vendor({
      "gpt-5.6-luna": { fault: "bad-request" },
      "*": { text: "Tides." },
    });
    await compile(panel, { providers }).invoke(question, { callbacks });
    const { metrics: all } = await flush();
    const errors = metricOf(all, "gen_ai.client.inference.duration").points.map(
      ({ attributes }) => attributes["error.type"],
    );
    expect(errors.filter((code) => code !== undefined)).toEqual(["INVALID_REQUEST"]);
  });

  test("go to a provider that the application sets after the handler was made", async () => {
    const callbacks = [openTelemetry()];
    const app = compile(panel, { providers: await vendor({ "*": { text: "Tides." } }) });
    await app.invoke(question, { callbacks });
    const { meterProvider, flush } = await traced();
    metrics.setGlobalMeterProvider(meterProvider);
    onTestFinished(() => metrics.disable());
    await app.invoke(question, { callbacks });
    const { points } = metricOf((await flush()).metrics, "gen_ai.client.inference.duration");
    expect(points.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });
});
