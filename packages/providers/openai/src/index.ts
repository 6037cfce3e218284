/**
 * OpenAI's chat models as a Moagraph provider.
 *
 * @module @moagraph/openai
 */
export { openai, type OpenAiOptions } from "./openai.js";
export type { OpenAiModelId } from "./openai-models.js";
