import { expect, test } from "vitest";
import { isInferenceProfile, isListed } from "./is-listed.js";

test("isListed knows the tag that Ollama adds to a short name", () => {
  const names = new Set(["ollama:llama3:latest", "vllm:llama3:latest"]);
  expect(isListed("ollama:llama3", names)).toBe(true);
  expect(isListed("ollama:llama3:latest", names)).toBe(true);
  expect(isListed("ollama:llama3:8b", names)).toBe(false);
  expect(isListed("vllm:llama3", names)).toBe(false);
});

test.each(["us", "us-gov", "eu", "apac", "global"])("%s is a prefix of profiles", (prefix) => {
  expect(isInferenceProfile(`bedrock:${prefix}.anthropic.claude-sonnet-4-6`)).toBe(true);
});

test.each(["bedrock:zai.glm-4.7", "bedrock:anthropic.claude-3-haiku-20240307-v1:0", "openai:us.x"])(
  "%s is no profile",
  (model) => {
    expect(isInferenceProfile(model)).toBe(false);
  },
);
