import type { PrefillMark } from "@moagraph/provider-kit";
import type { Fields, RequestBody, Vendor, VendorOptions } from "@moagraph/provider-kit/vendor";

/** The body of a request, with OpenAI's names. */
export type EndpointRequest = RequestBody;

/** The properties that differ between vendors of an OpenAI-style API. */
export interface Endpoint extends Vendor {
  /**
   * Changes a request to the vendor's own names, just before it is sent. It gets OpenAI's names, such
   * as `reasoning_effort`.
   *
   * @param body - The request, with names of OpenAI.
   * @defaultValue The request is sent as it is.
   */
  request?(body: EndpointRequest): EndpointRequest;
  /** How the vendor is told to continue a last message of the model. @defaultValue `"message"` */
  readonly prefill?: PrefillMark | undefined;
  /** Whether the vendor has a list of its models at `/models`. @defaultValue `true` */
  readonly hasModelList?: boolean;
  /**
   * Whether an entry in the list of models is a chat model. Entries that say themselves that they are
   * none are left out before.
   *
   * @param entry - The entry as parsed JSON.
   * @defaultValue Every entry is one.
   */
  isChatModel?(entry: Fields): boolean;
}

/** The address, the API key and the limits of an endpoint. */
export type EndpointOptions = VendorOptions;
