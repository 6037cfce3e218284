// How it works: `azure-openai.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `azure-openai-models.ts` is the table of known models, their facts and names.

/**
 * The models of Azure OpenAI, as a Moagraph provider.
 *
 * @module @moagraph/azure-openai
 */
export { azureOpenai, type AzureOpenaiOptions } from "./azure-openai.js";
export type { AzureOpenaiModelId } from "./azure-openai-models.js";
