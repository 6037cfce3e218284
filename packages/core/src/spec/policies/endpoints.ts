import { type ModelCapabilities, type PrefillMark, prefillMarks } from "@moagraph/provider-kit";
import { nonEmptyText, type ObjectSchema, strictObject } from "../../schema/schema.js";

/** The OpenAI-style API of a provider id. It holds no key: providers read keys from the environment. */
export interface GraphEndpoint {
  /** The address with the API's version, such as `http://localhost:8000/v1`. */
  readonly baseUrl: string;
  /** Capabilities of its models, by model id. @defaultValue unknown */
  readonly capabilities?: Readonly<Record<string, ModelCapabilities>> | undefined;
  /** Fields to send in every request, such as `{ enable_thinking: false }`. @defaultValue none */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /**
   * How it is told to continue a last message of the model, such as `"continue_final_message"` for vLLM. It
   * states the capability `prefill` of its models.
   *
   * @defaultValue unknown: no model is asked to continue a message
   */
  readonly prefill?: PrefillMark | undefined;
}

/** The JSON Schema of a {@link GraphEndpoint}, without its capabilities. */
export const endpointSchema: ObjectSchema<GraphEndpoint> = strictObject<GraphEndpoint>(
  {
    baseUrl: {
      description: "The address with the API's version, such as http://localhost:8000/v1.",
      ...nonEmptyText,
    },
    capabilities: {
      description: "Capabilities of its models, by model id. Default unknown.",
      type: "object",
      properties: {},
    },
    body: {
      description: "Fields to send in every request. Default none.",
      type: "object",
      properties: {},
    },
    prefill: {
      description: "How it is told to continue a last message of the model. Default unknown.",
      type: "string",
      enum: prefillMarks,
    },
  },
  { baseUrl: true },
);

/** Provider ids that an endpoint can have. */
export const endpointIdPattern = "^[a-z][a-z0-9-]*$";
