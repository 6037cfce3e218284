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
  openai: { name: "@moagraph/openai", factory: "openai" },
  together: { name: "@moagraph/together", factory: "together" },
  [genericId]: endpointPackage,
  simulated: { name: "@moagraph/simulated", factory: "simulated" },
};
