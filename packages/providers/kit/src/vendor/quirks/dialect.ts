import type { ModelCapabilities } from "@moagraph/provider-kit";
import type { RequestBody } from "./request-body.js";

/** The name of a capability. */
export type CapabilityName = keyof ModelCapabilities;

/** Capabilities to accept one parameter, which is left out if the model does not. */
export type ParameterCapability =
  | "temperature"
  | "topP"
  | "stop"
  | "seed"
  | "streamOptions"
  | "reasoningEffort"
  | "topLogprobs";

/**
 * Changes a request to what is known of its model. Returns the same object if nothing changes.
 *
 * @param body - The body of the request.
 * @param known - What is known of the model.
 */
export type Change = (body: RequestBody, known: ModelCapabilities) => RequestBody;

/** How the requests of a vendor's API have what a model may not accept. */
export interface Dialect {
  /**
   * Where a request has each parameter, such as `["generationConfig.topP"]`. All of the places are
   * emptied if the model does not accept it.
   */
  readonly parameters: Readonly<Partial<Record<ParameterCapability, readonly string[]>>>;
  /** Changes for other capabilities, in their order. */
  readonly changes: readonly (readonly [CapabilityName, Change])[];
  /**
   * Changes because of other parameters of the same request, such as a temperature beside thinking.
   * They see what is left after the other changes.
   */
  readonly conflicts?: readonly (readonly [CapabilityName, Change])[];
  /**
   * The roles in a request.
   *
   * @param body - The body of the request.
   */
  roles(body: RequestBody): readonly string[];
}

/** Whether a request can be changed to what a model with these capabilities accepts. */
export function isAdaptable({ parameters, changes }: Dialect, name: string): boolean {
  return name in parameters || changes.some(([capability]) => capability === name);
}
