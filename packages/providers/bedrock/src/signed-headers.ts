import {
  type CalledModel,
  followSignal,
  MissingKeyError,
  nameOf,
  quoting,
  secretsOf,
} from "@moagraph/provider-kit";
import type { VendorAccess } from "@moagraph/provider-kit/vendor";
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import type { AwsCredentials, Signer } from "./aws-settings.js";

/** A request below the base URL. */
export interface UnsignedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

/** The access whose errors leave out all credentials that were got so far. */
export function guardedAccess<Access extends VendorAccess>(access: Access, signer: Signer): Access {
  const { call } = access;
  const guarded: CalledModel = {
    ...call,
    get secrets() {
      return [...(call.secrets ?? []), ...signer.secrets];
    },
  };
  return { ...access, call: guarded };
}

/**
 * The access with the headers that sign one request. Unchanged if an API key is sent instead.
 *
 * @throws {MissingKeyError} If there are no credentials.
 */
export async function signedAccess(
  access: VendorAccess,
  { credentials: get, region }: Signer,
  { method, path, body, signal }: UnsignedRequest,
): Promise<VendorAccess> {
  if (get === undefined) return access;
  const credentials = await untilAborted(credentialsFrom(access.call, get), signal);
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

async function credentialsFrom(
  call: CalledModel,
  get: () => Promise<AwsCredentials>,
): Promise<AwsCredentials> {
  try {
    return await get();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new MissingKeyError({
      provider: call.provider,
      model: call.model,
      ...quoting(
        { text, secrets: secretsOf(call) },
        (says) => `${nameOf(call)} has no credentials of AWS: ${says.replace(/\.$/, "")}.`,
      ),
      hint: "Check `credentials` of bedrock() or AWS_PROFILE, sign in with `aws sso login`, or set BEDROCK_API_KEY.",
    });
  }
}

/** AWS's packages cannot be stopped while they look for credentials. */
async function untilAborted<Value>(
  promise: Promise<Value>,
  caller: AbortSignal | undefined,
): Promise<Value> {
  const { signal, end } = followSignal(caller);
  const aborted = new Promise<never>((_, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  return Promise.race([promise, aborted]).finally(end);
}
