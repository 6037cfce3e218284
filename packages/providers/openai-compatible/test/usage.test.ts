import { afterEach, describe, expect, test } from "vitest";
import { reportedCostUsd, reportedUsage } from "../src/reply/reported-usage.js";
import {
  asked,
  chunk,
  closeServers,
  sendEvents,
  sendJson,
  serve,
  streamed,
  usageOf,
  whole,
} from "./loopback.js";

afterEach(closeServers);

describe("reportedUsage", () => {
  const reports: readonly (readonly [string, object, object])[] = [
    [
      "OpenAI's, with the reasoning inside",
      {
        prompt_tokens: 10,
        completion_tokens: 30,
        total_tokens: 40,
        prompt_tokens_details: { cached_tokens: 4 },
        completion_tokens_details: { reasoning_tokens: 20 },
      },
      {
        output_tokens: 30,
        input_token_details: { cache_read: 4 },
        output_token_details: { reasoning: 20 },
      },
    ],
    [
      "xAI's, with the reasoning outside",
      {
        prompt_tokens: 10,
        completion_tokens: 5,
        total_tokens: 35,
        completion_tokens_details: { reasoning_tokens: 20 },
      },
      { output_tokens: 25, total_tokens: 35, output_token_details: { reasoning: 20 } },
    ],
    [
      "Gemini's, with the reasoning in the total only",
      { prompt_tokens: 10, completion_tokens: 5, total_tokens: 35 },
      { output_tokens: 25, output_token_details: { reasoning: 20 } },
    ],
    [
      "one without a total, and more reasoning than reply",
      { prompt_tokens: 10, completion_tokens: 5, reasoning_tokens: 20 },
      { output_tokens: 25 },
    ],
    [
      "one whose total has the cached tokens too",
      { prompt_tokens: 10, completion_tokens: 5, total_tokens: 115, cached_tokens: 100 },
      { input_tokens: 10, output_tokens: 5, input_token_details: { cache_read: 100 } },
    ],
    [
      "DeepSeek's",
      { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, prompt_cache_hit_tokens: 8 },
      { output_tokens: 5, input_token_details: { cache_read: 8 } },
    ],
    [
      "one with other names",
      { input_tokens: 10, output_tokens: 5 },
      { input_tokens: 10, output_tokens: 5 },
    ],
    [
      "one with an impossible total",
      { prompt_tokens: 10, completion_tokens: 5, total_tokens: 3 },
      { output_tokens: 5, total_tokens: 15 },
    ],
  ];
  test.each(reports)("reads %s", (_, usage, expected) => {
    expect(reportedUsage(usage)).toMatchObject(expected);
  });

  test.each([
    null,
    "10",
    {},
    { prompt_tokens: Number.NaN, completion_tokens: 1 },
    { prompt_tokens: 1 },
  ])("takes %j for no report", (usage) => {
    expect(reportedUsage(usage)).toBe(undefined);
  });
});

test.each([
  [{ cost: 0.0014 }, 0.0014],
  [{ cost: 0 }, 0],
  [{ cost: 0.001, is_byok: true, cost_details: { upstream_inference_cost: 0.02 } }, 0.021],
  [{ cost: { total_cost: 0.006 } }, 0.006],
  [{ cost_in_usd_ticks: 37_756_000 }, 0.0037756],
  [{ estimated_cost: 0.00002 }, 0.00002],
  [{ cost: "0.1" }, undefined],
  [{ cost: -1 }, undefined],
])("reads the cost of %j", (usage, cost) => {
  expect(reportedCostUsd(usage)).toBe(cost);
});

test("a stream with a sum in every chunk reports the last, and its cost once", async () => {
  const usage = (completion_tokens: number): object => ({
    usage: {
      prompt_tokens: 10,
      completion_tokens,
      total_tokens: 10 + completion_tokens,
      cost: completion_tokens / 100,
    },
  });
  const server = await serve((_, response) =>
    sendEvents(response, [
      chunk({ content: "Fo" }, null, usage(1)),
      chunk({ content: "ur." }, null, usage(2)),
      chunk({}, "stop", usage(3)),
    ]),
  );
  const { usage_metadata, response_metadata } = await streamed(await server.chat());
  expect(usage_metadata).toMatchObject({ input_tokens: 10, output_tokens: 3, total_tokens: 13 });
  expect(response_metadata["usage"]).toMatchObject({ completion_tokens: 3 });
  expect(response_metadata["costUsd"]).toBe(0.03);
});

test("a usage in the last choice, or in x_groq, is a report", async () => {
  const usage = { prompt_tokens: 10, completion_tokens: 3, total_tokens: 13 };
  for (const place of [
    { choices: [{ delta: {}, finish_reason: "stop", usage }] },
    { ...chunk({}, "stop"), x_groq: { usage } },
  ]) {
    const server = await serve((_, response) =>
      sendEvents(response, [chunk({ content: "Four." }), place]),
    );
    expect(usageOf(await streamed(await server.chat()))?.output_tokens).toBe(3);
  }
});

test("the cost of a whole reply is in its metadata", async () => {
  const usage = { prompt_tokens: 10, completion_tokens: 3, cost: 0.5 };
  const server = await serve((_, response) =>
    sendJson(response, whole({ content: "Four." }, "stop", { usage })),
  );
  const reply = await asked(await server.chat());
  expect(usageOf(reply)?.output_tokens).toBe(3);
  expect(reply.response_metadata["costUsd"]).toBe(0.5);
});
