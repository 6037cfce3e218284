import { ChatOllama } from "@langchain/ollama";
import { wrapped } from "@moagraph/provider-kit/langchain";
import { fieldsOf, type VendorModelFields } from "@moagraph/provider-kit/vendor";
import { ollamaRequest } from "./ollama-request.js";
import { ollamaWire } from "./ollama-wire.js";

/** Makes LangChain's chat model for Ollama, with our transport and validated replies. */
export function ollamaChatModel(fields: VendorModelFields): ChatOllama {
  const { model, baseUrl } = fields.call;
  const sent = ollamaRequest(fields.params);
  // Nothing is read from the environment if the base URL is set.
  return wrapped(new ChatOllama({ model, baseUrl, maxRetries: 0 }), {
    fields,
    wire: ollamaWire(fields.call),
    sent,
    params: ({ options, ...written }, stop) => ({
      ...written,
      ...sent,
      options: { ...fieldsOf(options), ...sent.options, ...(stop && { stop }) },
    }),
    toolChoice: "auto",
    responseFormat: (format) => ({
      format: format.type === "json_schema" ? format.json_schema.schema : "json",
    }),
    parts: { types: ["text", "image_url"], isImageLoaded: false },
    client: (exchange, isStreamed) => ({
      client: {
        // The class always reads a stream.
        chat: async (request: object) =>
          isStreamed
            ? exchange.parts(request)
            : [await exchange.reply({ ...request, stream: false })],
      },
    }),
  });
}
