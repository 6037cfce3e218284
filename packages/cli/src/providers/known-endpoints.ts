import { localServers, usualUrl } from "./local-servers.js";
import { endpointPackage, genericId, packageOf } from "./provider-packages.js";

/** An OpenAI-style API that a hint can name. */
export interface KnownEndpoint {
  /** Its base URL, or an example of one. */
  readonly baseUrl: string;
  /** Whether it needs no API key. */
  readonly isLocal?: boolean;
}

/** Those that are not servers of {@link localServers}. */
const otherEndpoints: Readonly<Record<string, KnownEndpoint>> = {
  [genericId]: { baseUrl: "http://localhost:8000/v1", isLocal: true },
  huggingface: { baseUrl: "https://router.huggingface.co/v1" },
  moonshot: { baseUrl: "https://api.moonshot.ai/v1" },
  nvidia: { baseUrl: "https://integrate.api.nvidia.com/v1" },
  perplexity: { baseUrl: "https://api.perplexity.ai" },
};

/** Of a server with several ports, the last one. */
const localEndpoints: Readonly<Record<string, KnownEndpoint>> = Object.fromEntries(
  localServers
    .filter(({ id }) => packageOf(id) === undefined)
    .map((server) => [server.id, { baseUrl: usualUrl(server, "localhost"), isLocal: true }]),
);

/**
 * OpenAI-style APIs that people often use and that have no package of their own, by provider id. They
 * appear in hints only: any other id works as well, and none of these addresses is used unless it is
 * set.
 */
export const knownEndpoints: Readonly<Record<string, KnownEndpoint>> = {
  ...otherEndpoints,
  ...localEndpoints,
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
