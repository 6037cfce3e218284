import { ChatBedrockConverse } from "@langchain/aws";
import {
  constrainedSchema,
  type ResponseFormat,
  withoutToolParts,
  wrapped,
} from "@moagraph/provider-kit/langchain";
import type { Fields, VendorModelFields } from "@moagraph/provider-kit/vendor";
import type { Signer } from "./aws-settings.js";
import { bedrockWire } from "./bedrock-wire.js";
import { converseRequest } from "./converse-request.js";
import { guardedAccess } from "./signed-headers.js";

/** Makes LangChain's chat model for the Converse API, with our transport and validated replies. */
export function bedrockChatModel(given: VendorModelFields, signer: Signer): ChatBedrockConverse {
  const fields = guardedAccess(given, signer);
  const sent = converseRequest(fields.call.model, fields.params);
  return wrapped(classModel(fields.call.model, signer), {
    fields,
    wire: bedrockWire(fields, signer),
    sent,
    params: (written, stop) => ({
      ...written,
      ...sent,
      inferenceConfig: { ...sent.inferenceConfig, ...(stop && { stopSequences: stop }) },
    }),
    responseFormat,
    // The class refuses parts of other vendors' messages.
    messages: withoutToolParts,
    toolChoice: forcing[toolChoices(fields.call.model).at(-1) ?? "auto"],
    refusesToolChoiceNone: true,
    parts: { isImageLoaded: false },
    // In place of AWS's client. It gets a command and sends the command's input as JSON.
    client: (exchange, isStreamed) => ({
      client: {
        async send({ input }: { readonly input: object }) {
          const body = withTextBytes({ ...input, modelId: undefined });
          return isStreamed ? { stream: await exchange.parts(body) } : exchange.reply(body);
        },
      },
    }),
  });
}

/**
 * The schema is sent as a text. The API has no JSON without a schema:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_OutputFormat.html
 */
function responseFormat(format: ResponseFormat): Fields | undefined {
  if (format.type === "json_object") return undefined;
  const { name, description, schema } = format.json_schema;
  const text = JSON.stringify(constrainedSchema(schema));
  const jsonSchema = { name, ...(description !== undefined && { description }), schema: text };
  return { outputConfig: { textFormat: { type: "json_schema", structure: { jsonSchema } } } };
}

const forcing = { auto: "auto", any: "any", tool: "name" } as const;

/**
 * The values of `tool_choice` that a model accepts. The last one forces a call of a tool:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolChoice.html
 */
function toolChoices(model: string): ("auto" | "any" | "tool")[] {
  if (/anthropic\.|amazon\.nova/.test(model)) return ["auto", "any", "tool"];
  return model.includes("mistral-large") ? ["auto", "any"] : ["auto"];
}

/** Nothing is read from the environment if all of these are set. */
function classModel(model: string, { region }: Signer): ChatBedrockConverse {
  return new ChatBedrockConverse({
    model,
    region,
    bedrockApiKey: "",
    bedrockApiSecret: "",
    bedrockApiSessionToken: "",
    bedrockBearerToken: "",
    client: {} as ChatBedrockConverse["client"],
    maxRetries: 0,
    supportsToolChoiceValues: toolChoices(model),
  });
}

/** Bytes, such as those of images, are sent in base64. */
function withTextBytes(body: object): object {
  const text = JSON.stringify(body, function (this: Fields, name, each: unknown) {
    const given = this[name];
    return given instanceof Uint8Array ? Buffer.from(given).toString("base64") : each;
  });
  return JSON.parse(text) as object;
}
