import { Sha256 } from "@aws-crypto/sha256-js";
import type { VendorAccess } from "@moagraph/provider-kit/vendor";
import { SignatureV4 } from "@smithy/signature-v4";
import type { GetCredentials } from "./aws-settings.js";

/** Who signs requests, and for which region. */
export interface Signer {
  readonly credentials: GetCredentials;
  readonly region: string;
}

/** A request below the base URL. */
export interface UnsignedRequest {
  readonly method: "GET" | "POST";
  /** With its query. */
  readonly path: string;
  readonly body?: string;
}

/** The access with the headers that sign one request. Unchanged if an API key is sent instead. */
export async function signedAccess(
  access: VendorAccess,
  { credentials, region }: Signer,
  { method, path, body }: UnsignedRequest,
): Promise<VendorAccess> {
  if (credentials === undefined) return access;
  const url = new URL(`${access.call.baseUrl}${path}`);
  const signer = new SignatureV4({ credentials, region, service: "bedrock", sha256: Sha256 });
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { host: url.host },
    ...(body === undefined ? {} : { body }),
  });
  const { host: _, ...headers } = signed.headers;
  return { call: access.call, headers: { ...access.headers, ...headers } };
}
