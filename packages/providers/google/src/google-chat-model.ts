import { ChatGoogleGenerativeAI } from "@langchain/google-genai";
import { type ResponseFormat, systemFirst, wrapped } from "@moagraph/provider-kit/langchain";
import { type Fields, fieldsOf, type VendorModelFields } from "@moagraph/provider-kit/vendor";
import { generationConfig } from "./generation-config.js";
import { googleModelId } from "./google-model-id.js";
import { googleWire } from "./google-wire.js";

/** Makes LangChain's chat model for the Gemini API, with our transport and validated replies. */
export function googleChatModel(fields: VendorModelFields): ChatGoogleGenerativeAI {
  const { baseUrl } = fields.call;
  const model = googleModelId(fields.call.model);
  const sent = generationConfig(model, fields.params);
  // Nothing is read from the environment if both are set. The transport has the key.
  const own = { baseUrl, apiKey: "kept by the transport", maxRetries: 0 };
  return wrapped(new ChatGoogleGenerativeAI({ model, ...own }), {
    fields,
    wire: googleWire(fields.call),
    sent,
    params(written, stop) {
      const { stopSequences: _, ...config } = fieldsOf(written["generationConfig"]) ?? {};
      const ofCall = stop && { stopSequences: stop };
      return { ...written, generationConfig: { ...config, ...sent, ...ofCall } };
    },
    responseFormat,
    // The class refuses a second or later system message.
    messages: systemFirst,
    // In place of Google's SDK, which has no option for a transport.
    client: (exchange) => ({
      client: {
        generateContent: async (request: object) => ({ response: await exchange.reply(request) }),
        generateContentStream: async (request: object) => ({
          stream: await exchange.parts(request),
        }),
      },
    }),
  });
}

/** `responseJsonSchema` takes JSON Schema as it is: https://ai.google.dev/gemini-api/docs/structured-output */
function responseFormat(format: ResponseFormat): Fields {
  const schema =
    format.type === "json_schema" ? { responseJsonSchema: format.json_schema.schema } : {};
  return { generationConfig: { responseMimeType: "application/json", ...schema } };
}
