/** The npm package of a provider. */
export interface ProviderPackage {
  /** The npm package. */
  readonly name: string;
  /** The export that makes the provider. */
  readonly factory: string;
}

/** The package for any endpoint with an OpenAI-style API. It serves every id without its own. */
export const endpointPackage: ProviderPackage = {
  name: "@moagraph/openai-compatible",
  factory: "openaiCompatible",
};

/** The provider id of an endpoint that has no other. */
export const genericId = "openai-compatible";

/** The providers that have a package of their own, by provider id. */
export const providerPackages: Readonly<Record<string, ProviderPackage>> = {
  anthropic: { name: "@moagraph/anthropic", factory: "anthropic" },
  "azure-openai": { name: "@moagraph/azure-openai", factory: "azureOpenai" },
  bedrock: { name: "@moagraph/bedrock", factory: "bedrock" },
  cerebras: { name: "@moagraph/cerebras", factory: "cerebras" },
  cohere: { name: "@moagraph/cohere", factory: "cohere" },
  deepseek: { name: "@moagraph/deepseek", factory: "deepseek" },
  fireworks: { name: "@moagraph/fireworks", factory: "fireworks" },
  google: { name: "@moagraph/google", factory: "google" },
  groq: { name: "@moagraph/groq", factory: "groq" },
  langchain: { name: "@moagraph/langchain", factory: "langchain" },
  mistral: { name: "@moagraph/mistral", factory: "mistral" },
  ollama: { name: "@moagraph/ollama", factory: "ollama" },
  openai: { name: "@moagraph/openai", factory: "openai" },
  openrouter: { name: "@moagraph/openrouter", factory: "openrouter" },
  together: { name: "@moagraph/together", factory: "together" },
  xai: { name: "@moagraph/xai", factory: "xai" },
  [genericId]: endpointPackage,
  simulated: { name: "@moagraph/simulated", factory: "simulated" },
};

/** The package of a provider; `undefined` if it has none of its own. */
export function packageOf(id: string): ProviderPackage | undefined {
  return Object.hasOwn(providerPackages, id) ? providerPackages[id] : undefined;
}
