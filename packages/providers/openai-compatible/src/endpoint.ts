import type { Vendor, VendorOptions } from "@moagraph/provider-kit/langchain";

/** The properties that differ between vendors of an OpenAI-style API. */
export type Endpoint = Vendor;

/** The address, the API key and the limits of an endpoint. */
export type EndpointOptions = VendorOptions;
