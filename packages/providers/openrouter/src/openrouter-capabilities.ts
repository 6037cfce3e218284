import type { ModelCapabilities } from "@moagraph/provider-kit";
import { claudeCapabilities } from "@moagraph/provider-kit/vendor";

/**
 * Whether a model continues a last message of its own. OpenRouter passes it on:
 * https://openrouter.ai/docs/api-reference/overview#assistant-prefill. Models of Claude before 4.6 continue
 * it, those of OpenAI do not: https://github.com/IINemo/llm-tts-service, docs of 2026-02-15. Of the others it
 * is unknown.
 */
export function openrouterCapabilities(model: string): ModelCapabilities {
  if (model.startsWith("openai/")) return { prefill: false };
  if (!model.startsWith("anthropic/")) return {};
  // OpenRouter writes versions with a dot.
  const { prefill } = claudeCapabilities(model.replaceAll(".", "-"));
  return prefill === undefined ? {} : { prefill };
}
