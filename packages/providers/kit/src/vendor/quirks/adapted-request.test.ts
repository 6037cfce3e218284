import { describe, expect, test } from "vitest";
import { adaptedRequest } from "./adapted-request.js";
import type { Dialect } from "./dialect.js";
import { refusedCapability } from "./refused-capability.js";
import { withoutPath } from "./request-body.js";

const dialect: Dialect = {
  parameters: {
    temperature: ["config.temperature"],
    topP: ["config.topP"],
    stop: ["config.stopSequences"],
    reasoningEffort: ["config.thinking", "effort"],
    topLogprobs: ["config.logprobs", "config.withLogprobs"],
  },
  changes: [],
  roles: () => [],
};

const config = {
  temperature: 1,
  topP: 0.9,
  stopSequences: ["END"],
  thinking: { tokens: 1_024 },
  logprobs: 3,
  withLogprobs: true,
};

describe("adaptedRequest", () => {
  test("leaves out parameters wherever the dialect has them", () => {
    const known = { temperature: false, stop: false, reasoningEffort: [], topLogprobs: 0 };
    expect(adaptedRequest({ config, effort: "low" }, known, dialect)).toEqual({
      body: { config: { topP: 0.9 } },
      adapted: ["temperature", "stop", "reasoningEffort", "topLogprobs"],
    });
  });

  test("leaves out an effort that the model does not accept, also if the request has a number", () => {
    const known = { reasoningEffort: ["low", "high"] };
    const of = (effort: string): readonly string[] =>
      adaptedRequest({ config }, known, dialect, effort).adapted;
    expect([of("low"), of("medium")]).toEqual([[], ["reasoningEffort"]]);
  });

  test("leaves out log probabilities above the highest number", () => {
    const of = (topLogprobs: number): readonly string[] =>
      adaptedRequest({ config }, { topLogprobs }, dialect).adapted;
    expect([of(3), of(2)]).toEqual([[], ["topLogprobs"]]);
  });

  test("returns the same request if nothing is known", () => {
    const body = { config };
    expect(adaptedRequest(body, {}, dialect).body).toBe(body);
  });
});

describe("withoutPath", () => {
  test("removes objects that are then empty", () => {
    expect(withoutPath({ a: { b: { c: 1 } }, d: 2 }, "a.b.c")).toEqual({ d: 2 });
    expect(withoutPath({ a: { b: 1, c: 2 } }, "a.b")).toEqual({ a: { c: 2 } });
    expect(withoutPath({ a: 1 }, "a.b")).toEqual({ a: 1 });
  });
});

describe("refusedCapability", () => {
  const body = { config, effort: "low" };

  test.each([
    ["generationConfig.topP is not supported for this model", { topP: false }],
    ["stopSequences: unknown field", { stop: false }],
    ['"llama3" does not support thinking', { reasoningEffort: [] }],
    ["thinking_level is not supported by this model", { reasoningEffort: [] }],
    ["This model does not support the effort parameter.", { reasoningEffort: [] }],
    ["Logprobs is not enabled for models/gemini-2.5-flash", { topLogprobs: 0 }],
    ["`temperature` may only be set to 1 when thinking is enabled.", { temperature: false }],
    ["This reasoning model does not support temperature.", { temperature: false }],
  ])("recognises %j", (text, capability) => {
    expect(refusedCapability(text, body, dialect)).toEqual(capability);
  });

  test("only what the dialect can change", () => {
    const refused = "Streaming is not supported for this model.";
    expect(refusedCapability(refused, { stream: true }, dialect)).toBeUndefined();
    const limit = "max_tokens is not supported. Use max_completion_tokens.";
    expect(refusedCapability(limit, { max_tokens: 5 }, dialect)).toBeUndefined();
  });
});
