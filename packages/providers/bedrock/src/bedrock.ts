import type { Provider } from "@moagraph/provider-kit";
import {
  claudeCapabilities,
  type Vendor,
  type VendorOptions,
  vendorProvider,
} from "@moagraph/provider-kit/vendor";
import { type AwsOptions, AwsSettings } from "./aws-settings.js";
import { bedrockModels } from "./bedrock-models.js";

/** Options of {@link bedrock}. */
export interface BedrockOptions extends VendorOptions, AwsOptions {}

/**
 * Models of Amazon that continue a last message of their own:
 * https://docs.aws.amazon.com/nova/latest/userguide/prompting-structured-output.html, 2026-11-29.
 */
const novaWithPrefill = /\bamazon\.nova-(?:micro|lite|pro|premier)-v1\b/;

const vendor: Vendor = {
  id: "bedrock",
  variablePrefix: "BEDROCK",
  otherVariables: [
    "AWS_BEARER_TOKEN_BEDROCK",
    "AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY",
    "AWS_PROFILE",
  ],
  factory: "bedrock",
  // Of other APIs, so that one address can be set for all.
  optionalPaths: ["/v1"],
  reservedFields: ["messages", "modelId", "system"],
  // From `ConverseRequest` of the package @aws-sdk/client-bedrock-runtime 3.1164.0.
  optionFields: {
    additionalModelRequestFields: "object",
    additionalModelResponseFieldPaths: "list",
    guardrailConfig: "object",
    inferenceConfig: "object",
    outputConfig: "object",
    performanceConfig: "object",
    promptVariables: "object",
    requestMetadata: "object",
    serviceTier: "object",
    toolConfig: "object",
  },
  optionGroups: ["inferenceConfig"],
  models: bedrockModels,
  // The Converse API has neither a seed nor log probabilities.
  capabilities: (model) => ({
    seed: false,
    topLogprobs: 0,
    ...(novaWithPrefill.test(model) && { prefill: true }),
    ...(model.includes("anthropic.") && claudeCapabilities(model)),
  }),
};

/**
 * Makes the provider for the models of Amazon Bedrock. It uses the Converse API, through
 * `@langchain/aws`.
 *
 * It accepts any model id, and the id or ARN of an inference profile; editors complete those of
 * {@link BedrockModelId}. It loads and reads nothing before a graph requests its first model. It makes
 * each request once, without retries.
 *
 * @param options - Settings that are not given come from environment variables, read whenever a model
 * is made: a key of Bedrock from `BEDROCK_API_KEY` or `AWS_BEARER_TOKEN_BEDROCK`, else credentials from
 * `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`; the region from `AWS_REGION` or
 * `AWS_DEFAULT_REGION`; the address from `BEDROCK_BASE_URL`. With `AWS_PROFILE`, or a variable of a
 * role or a container, AWS's own packages find the credentials.
 * @returns A provider for `compile`, with the id `bedrock`. Its `chat` throws a `MissingKeyError`
 * without a key and credentials.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { bedrock } from "@moagraph/bedrock";
 *
 * const model = await bedrock({ region: "eu-west-1" }).chat("amazon.nova-pro-v1:0", {});
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function bedrock(options: BedrockOptions = {}): Provider {
  const settings = new AwsSettings(options);
  const own: Vendor = {
    ...vendor,
    get defaultBaseUrl() {
      return settings.defaultBaseUrl;
    },
  };
  const given: VendorOptions = {
    ...options,
    get apiKey() {
      return settings.key;
    },
  };
  return vendorProvider(own, given, {
    async model(fields) {
      const { bedrockChatModel } = await import("./bedrock-chat-model.js");
      return bedrockChatModel(fields, settings.signer(fields.call.baseUrl));
    },
    async list(access, signal) {
      const { listModels } = await import("./list-models.js");
      return listModels(access, settings.signer(access.call.baseUrl), signal);
    },
  });
}
