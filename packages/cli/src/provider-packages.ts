/** Where a provider comes from. */
export interface ProviderPackage {
  /** The npm package. */
  readonly name: string;
  /** The export of it that makes the provider. */
  readonly factory: string;
}

/** The providers the command line knows, by what stands before the colon of a model. */
export const providerPackages: Readonly<Record<string, ProviderPackage>> = {
  openai: { name: "@moagraph/openai", factory: "openai" },
  together: { name: "@moagraph/together", factory: "together" },
  "openai-compatible": { name: "@moagraph/openai-compatible", factory: "openaiCompatible" },
  simulated: { name: "@moagraph/simulated", factory: "simulated" },
};
