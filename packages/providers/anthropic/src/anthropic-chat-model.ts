import { ChatAnthropic } from "@langchain/anthropic";
import { constrainedSchema, type ResponseFormat, wrapped } from "@moagraph/provider-kit/langchain";
import type { Fields, VendorModelFields } from "@moagraph/provider-kit/vendor";
import { anthropicRequest } from "./anthropic-request.js";
import { anthropicWire } from "./anthropic-wire.js";

/**
 * Makes LangChain's chat model for the Messages API, with our transport and validated replies.
 *
 * @param highest - The model's highest output limit, if known.
 */
export function anthropicChatModel(
  fields: VendorModelFields,
  highest: number | undefined,
): ChatAnthropic {
  const { model, baseUrl } = fields.call;
  const sent = anthropicRequest(model, fields.params, highest);
  // Nothing is read from the environment if both are set. The transport has the key.
  const own = { apiKey: "kept by the transport", anthropicApiUrl: baseUrl, maxRetries: 0 };
  return wrapped(new ChatAnthropic({ model, ...own }), {
    fields,
    wire: anthropicWire(fields.call),
    sent,
    params: (written, stop) => ({ ...written, ...sent, ...(stop && { stop_sequences: stop }) }),
    responseFormat,
    parts: { types: sentTypes, isImageLoaded: true },
    client: (exchange) => ({
      completionWithRetry: async (request: object) => exchange.reply(...sentOf(request)),
      createStreamWithRetry: async (request: object) => exchange.parts(...sentOf(request)),
    }),
  });
}

/**
 * The API has JSON with a schema only:
 * https://platform.claude.com/docs/en/build-with-claude/structured-outputs
 */
function responseFormat(format: ResponseFormat): Fields | undefined {
  if (format.type === "json_object") return undefined;
  const schema = constrainedSchema(format.json_schema.schema);
  return { output_config: { format: { type: "json_schema", schema } } };
}

/** The class leaves out parts of other types. */
const sentTypes = [
  "text",
  "image_url",
  "image",
  "file",
  "document",
  "search_result",
  "tool_result",
  "container_upload",
];

/** The body and the headers of a request. Anthropic takes the names of new features in a header. */
function sentOf(request: object): [body: object, headers: Record<string, string>] {
  const { betas = [], ...body } = request as { readonly betas?: readonly string[] };
  return [body, betas.length === 0 ? {} : { "anthropic-beta": betas.join(",") }];
}
