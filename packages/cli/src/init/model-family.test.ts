import { expect, test } from "vitest";
import { modelFamily } from "./model-family.js";

test.each([
  ["openai:gpt-4o", "GPT"],
  ["openai:o3-mini", "GPT"],
  ["groq:openai/gpt-oss-120b", "GPT"],
  ["openrouter:anthropic/claude-sonnet-4.5", "Claude"],
  ["bedrock:us.anthropic.claude-opus-4-1-20250805-v1:0", "Claude"],
  ["google:gemini-2.5-pro", "Google"],
  ["ollama:gemma3:4b", "Google"],
  ["together:meta-llama/Llama-3.3-70B-Instruct-Turbo", "Llama"],
  ["ollama:deepseek-r1:8b", "DeepSeek"],
  ["groq:deepseek-r1-distill-llama-70b", "DeepSeek"],
  ["together:Qwen/Qwen2.5-72B-Instruct-Turbo", "Qwen"],
  ["together:mistralai/Mixtral-8x22B-Instruct-v0.1", "Mistral"],
  ["together:microsoft/WizardLM-2-8x22B", "WizardLM"],
  ["xai:grok-4", "Grok"],
  ["cohere:command-a-03-2025", "Command"],
  ["together:zai-org/GLM-4.6", "GLM"],
  ["bedrock:amazon.nova-pro-v1:0", "Nova"],
  ["ollama:phi4:14b", "Phi"],
  ["ollama:smollm2:1.7b", "smollm"],
  ["vllm:01-ai/Yi-34B", "yi"],
  ["my-server:42", "42"],
])("the family of %s is %s", (model, family) => {
  expect(modelFamily(model)).toBe(family);
});
