// How it works: `bedrock.ts` sets the vendor's properties for `@moagraph/provider-kit/vendor`, and
// `aws-settings.ts` reads keys and region. `bedrock-chat-model.ts` puts our transport under LangChain's
// class, which writes the messages and tools of requests. `converse-request.ts` writes the parameters,
// `signed-headers.ts` signs requests, `bedrock-wire.ts` and `binary-frames.ts` read replies.
// `bedrock-models.ts` is the table of known models.

/**
 * The models of Amazon Bedrock, as a Moagraph provider.
 *
 * @module @moagraph/bedrock
 */
export type { AwsCredentials, AwsOptions } from "./aws-settings.js";
export { bedrock, type BedrockOptions } from "./bedrock.js";
export type { BedrockModelId } from "./bedrock-models.js";
