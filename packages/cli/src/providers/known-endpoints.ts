import { endpointPackage } from "./provider-packages.js";

/** An OpenAI-style API that a hint can name. */
export interface KnownEndpoint {
  /** Its base URL, or an example of one. */
  readonly baseUrl: string;
  /** Whether it needs no API key. */
  readonly isLocal?: boolean;
}

/**
 * OpenAI-style APIs that people often use, by provider id. They appear in hints only: any other id
 * works as well, and none of these addresses is used unless it is set.
 */
export const knownEndpoints: Readonly<Record<string, KnownEndpoint>> = {
  "openai-compatible": { baseUrl: "http://localhost:8000/v1", isLocal: true },
  cerebras: { baseUrl: "https://api.cerebras.ai/v1" },
  claude: { baseUrl: "https://api.anthropic.com/v1" },
  deepseek: { baseUrl: "https://api.deepseek.com/v1" },
  fireworks: { baseUrl: "https://api.fireworks.ai/inference/v1" },
  gemini: { baseUrl: "https://generativelanguage.googleapis.com/v1beta/openai" },
  grok: { baseUrl: "https://api.x.ai/v1" },
  groq: { baseUrl: "https://api.groq.com/openai/v1" },
  huggingface: { baseUrl: "https://router.huggingface.co/v1" },
  "llama-cpp": { baseUrl: "http://localhost:8080/v1", isLocal: true },
  "lm-studio": { baseUrl: "http://localhost:1234/v1", isLocal: true },
  lmstudio: { baseUrl: "http://localhost:1234/v1", isLocal: true },
  mistral: { baseUrl: "https://api.mistral.ai/v1" },
  moonshot: { baseUrl: "https://api.moonshot.ai/v1" },
  nvidia: { baseUrl: "https://integrate.api.nvidia.com/v1" },
  ollama: { baseUrl: "http://localhost:11434", isLocal: true },
  openrouter: { baseUrl: "https://openrouter.ai/api/v1" },
  perplexity: { baseUrl: "https://api.perplexity.ai" },
  vllm: { baseUrl: "http://localhost:8000/v1", isLocal: true },
  xai: { baseUrl: "https://api.x.ai/v1" },
};

/** An API that is not OpenAI-style, and the vendor's OpenAI-style one. */
export interface OtherApi {
  readonly vendor: string;
  /** A provider id for the OpenAI-style API. */
  readonly insteadId: string;
  readonly insteadUrl: string;
}

/**
 * Vendors whose own API is not OpenAI-style, by provider id. Their `<ID>_BASE_URL`, which other
 * programs set too, is the address of that API.
 */
export const otherApis: Readonly<Record<string, OtherApi>> = {
  anthropic: {
    vendor: "Anthropic",
    insteadId: "claude",
    insteadUrl: "https://api.anthropic.com/v1",
  },
  bedrock: {
    vendor: "Amazon Bedrock",
    insteadId: "aws",
    insteadUrl: "https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1",
  },
  cohere: {
    vendor: "Cohere",
    insteadId: "command",
    insteadUrl: "https://api.cohere.ai/compatibility/v1",
  },
  google: {
    vendor: "Google",
    insteadId: "gemini",
    insteadUrl: "https://generativelanguage.googleapis.com/v1beta/openai",
  },
};

/** Text about installing the package for endpoints; empty if it is installed. */
export function endpointInstallHint(isInstalled: boolean): string {
  return isInstalled ? "" : ` Run npm install ${endpointPackage.name}.`;
}
