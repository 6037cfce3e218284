/** The npm package of a provider. */
export interface ProviderPackage {
  /** The npm package. */
  readonly name: string;
  /** The export that makes the provider. */
  readonly factory: string;
}

/** The providers that the command line knows, by provider id. */
export const providerPackages: Readonly<Record<string, ProviderPackage>> = {
  openai: { name: "@moagraph/openai", factory: "openai" },
  together: { name: "@moagraph/together", factory: "together" },
  "openai-compatible": { name: "@moagraph/openai-compatible", factory: "openaiCompatible" },
  simulated: { name: "@moagraph/simulated", factory: "simulated" },
};
