import type { FieldType } from "@moagraph/provider-kit/vendor";

/**
 * The fields of Anthropic's requests that `providerOptions` can set. From `MessageCreateParams` of the
 * beta API in the package @anthropic-ai/sdk 0.122.0.
 */
export const anthropicFields: Readonly<Record<string, FieldType>> = {
  cache_control: "object",
  container: "any",
  context_management: "object",
  diagnostics: "object",
  fallback_credit_token: "any",
  fallbacks: "any",
  inference_geo: "text",
  mcp_servers: "list",
  metadata: "object",
  output_config: "object",
  service_tier: "text",
  speed: "text",
  thinking: "object",
  tool_choice: "object",
  tools: "list",
  top_k: "number",
  user_profile_id: "text",
};
