import type { ModelCapabilities } from "@moagraph/provider-kit";

/** What Fireworks documents about families of models: https://docs.fireworks.ai/guides/reasoning. */
export function fireworksCapabilities(model: string): ModelCapabilities {
  return /\/gpt-oss-\d/.test(model) ? { reasoningEffort: ["low", "medium", "high"] } : {};
}
