/** Names of the conventions, by the id of our provider and by `ls_provider` of LangChain's packages. */
const wellKnown: ReadonlyMap<string, string> = new Map([
  ["amazon_bedrock", "aws.bedrock"],
  ["anthropic", "anthropic"],
  ["azure", "azure.ai.openai"],
  ["azure-openai", "azure.ai.openai"],
  ["bedrock", "aws.bedrock"],
  ["cohere", "cohere"],
  ["deepseek", "deepseek"],
  ["google", "gcp.gemini"],
  ["google_genai", "gcp.gemini"],
  ["google_vertexai", "gcp.vertex_ai"],
  ["groq", "groq"],
  ["mistral", "mistral_ai"],
  ["mistralai", "mistral_ai"],
  ["openai", "openai"],
  ["xai", "x_ai"],
]);

/** `gen_ai.provider.name` of what our provider's id or LangChain's `ls_provider` names. */
export function providerName(id: string): string {
  return wellKnown.get(id) ?? id;
}
