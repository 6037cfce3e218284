// How it works: `azure-openai.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `base-url-of.ts` makes the address of a deployment. `azure-openai-models.ts` is the table of known
// models. What they accept is also taken from `@moagraph/openai`.

/**
 * The models of Azure OpenAI, as a Moagraph provider.
 *
 * @module @moagraph/azure-openai
 */
export { azureOpenai } from "./azure-openai.js";
export type { AzureOpenaiOptions } from "./azure-openai-options.js";
export type { AzureOpenaiModelId } from "./azure-openai-models.js";
