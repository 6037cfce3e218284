import { endpointPackage } from "./provider-packages.js";

/** An OpenAI-style API that a hint can name. */
export interface KnownEndpoint {
  /** Its base URL, or an example of one. */
  readonly baseUrl: string;
  /** Whether it needs no API key. */
  readonly isLocal?: boolean;
}

/**
 * OpenAI-style APIs that people often use and that have no package of their own, by provider id. They
 * appear in hints only: any other id works as well, and none of these addresses is used unless it is
 * set.
 */
export const knownEndpoints: Readonly<Record<string, KnownEndpoint>> = {
  "openai-compatible": { baseUrl: "http://localhost:8000/v1", isLocal: true },
  "docker-model-runner": { baseUrl: "http://localhost:12434/engines/v1", isLocal: true },
  gpt4all: { baseUrl: "http://localhost:4891/v1", isLocal: true },
  huggingface: { baseUrl: "https://router.huggingface.co/v1" },
  jan: { baseUrl: "http://localhost:1337/v1", isLocal: true },
  koboldcpp: { baseUrl: "http://localhost:5001/v1", isLocal: true },
  litellm: { baseUrl: "http://localhost:4000/v1", isLocal: true },
  "llama-cpp": { baseUrl: "http://localhost:8080/v1", isLocal: true },
  "lm-studio": { baseUrl: "http://localhost:1234/v1", isLocal: true },
  lmstudio: { baseUrl: "http://localhost:1234/v1", isLocal: true },
  localai: { baseUrl: "http://localhost:8080/v1", isLocal: true },
  mlx: { baseUrl: "http://localhost:8080/v1", isLocal: true },
  moonshot: { baseUrl: "https://api.moonshot.ai/v1" },
  nvidia: { baseUrl: "https://integrate.api.nvidia.com/v1" },
  perplexity: { baseUrl: "https://api.perplexity.ai" },
  sglang: { baseUrl: "http://localhost:30000/v1", isLocal: true },
  "text-generation-webui": { baseUrl: "http://localhost:5000/v1", isLocal: true },
  tgi: { baseUrl: "http://localhost:3000/v1", isLocal: true },
  vllm: { baseUrl: "http://localhost:8000/v1", isLocal: true },
};

/**
 * Vendors whose own API is not OpenAI-style, by provider id. Their `<ID>_BASE_URL`, which other
 * programs set too, is the address of that API.
 */
export const ownApis: ReadonlySet<string> = new Set([
  "anthropic",
  "azure-openai",
  "bedrock",
  "cohere",
  "google",
]);

/** Names of models, companies and packages that people write for a provider id. */
export const otherIds: Readonly<Record<string, string>> = {
  amazon: "bedrock",
  aws: "bedrock",
  azure: "azure-openai",
  chatgpt: "openai",
  claude: "anthropic",
  command: "cohere",
  docker: "docker-model-runner",
  "fireworks-ai": "fireworks",
  gemini: "google",
  "google-genai": "google",
  gpt: "openai",
  grok: "xai",
  mistralai: "mistral",
  "mlx-lm": "mlx",
  oobabooga: "text-generation-webui",
  "together-ai": "together",
  togetherai: "together",
  vertex: "google",
};

/** Text about installing the package for endpoints; empty if it is installed. */
export function endpointInstallHint(isInstalled: boolean): string {
  return isInstalled ? "" : ` Run npm install ${endpointPackage.name}.`;
}
