import type {
  ModelCapabilities,
  ModelFacts,
  ModelTable,
  ProviderLimits,
} from "@moagraph/provider-kit";

/** The type of a field of a request; `any` if it is not checked. */
export type FieldType = "any" | "boolean" | "list" | "number" | "object" | "text";

/** The properties that differ between vendors. */
export interface Vendor {
  /** The provider's id: the part before the first colon of a node's `model`. */
  readonly id: string;
  /** Prefix of its environment variables: `OPENAI` for `OPENAI_API_KEY`. */
  readonly variablePrefix: string;
  /** What can be set instead of the variable of the key. Messages name it. @defaultValue nothing */
  readonly otherVariables?: readonly string[];
  /** Name of the function that takes the options, such as `openai`. Hints name it. */
  readonly factory: string;
  /** The vendor's own address; absent if there is none. */
  readonly defaultBaseUrl?: string;
  /**
   * Paths that a base URL may end with, such as `/v1`. They are removed, because the paths of requests
   * have them.
   *
   * @defaultValue none
   */
  readonly optionalPaths?: readonly string[];
  /** @defaultValue `true` */
  readonly isKeyRequired?: boolean;
  /** The header with the key, such as `x-api-key`. @defaultValue `authorization`, as a bearer token */
  readonly keyHeader?: string;
  /** Fields of a request that only the graph sets. @defaultValue `messages`, `model` and `stream` */
  readonly reservedFields?: readonly string[];
  /**
   * The fields of a request that `providerOptions` can set, with their types. A field that is not
   * among them is a fault.
   *
   * @defaultValue unknown: every field is accepted
   */
  readonly optionFields?: Readonly<Record<string, FieldType>>;
  /**
   * Fields of a request that are groups of parameters, such as Google's `generationConfig`. In a group,
   * the names of settings that nodes have are faults too.
   *
   * @defaultValue none
   */
  readonly optionGroups?: readonly string[];
  /** Its table of known models, with their facts and capabilities. @defaultValue none */
  readonly models?: ModelTable;
  /**
   * The known facts about a model.
   *
   * @param model - The id of the model at the vendor.
   * @defaultValue those of `models`
   */
  facts?(model: string): ModelFacts;
  /** Headers in addition to the key, read whenever a model is made. @defaultValue none */
  headers?(): Readonly<Record<string, string | undefined>>;
  /**
   * What is known of a model's capabilities, such as those of all models whose id begins alike.
   * `models` has priority.
   *
   * @param model - The id of the model at the vendor.
   * @defaultValue nothing
   */
  capabilities?(model: string): ModelCapabilities;
}

/** The address, the API key and the limits of a provider. */
export interface VendorOptions {
  /** The API key. It has priority over the environment variable. */
  readonly apiKey?: string | undefined;
  /**
   * The address, with the API's version if the vendor's own address has it, as in
   * `http://localhost:8000/v1`. It can have a query, such as Azure's `?api-version=2024-10-21`.
   */
  readonly baseUrl?: string | undefined;
  /**
   * Capabilities of the models, by model id, such as `{ "gemma-2-9b": { systemRole: false } }`. They
   * have priority over what the provider knows or learns.
   *
   * @defaultValue none
   */
  readonly capabilities?: Readonly<Record<string, ModelCapabilities>> | undefined;
  /**
   * Fields to send in the body of every request, such as `{ enable_thinking: false }`. They cannot
   * set what the graph sets, such as `messages`, `model` and `stream`.
   *
   * @defaultValue none
   */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Limits on calls, shared by everything in this process that uses the same provider object. Make
   * the provider once, not for each run.
   *
   * @defaultValue no limits
   */
  readonly limits?: ProviderLimits | undefined;
}
