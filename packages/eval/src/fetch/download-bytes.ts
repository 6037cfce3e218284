import { setTimeout as wait } from "node:timers/promises";
import { ConnectionError, retryAfterMs, sendRequest } from "@moagraph/provider-kit";
import { DownloadError } from "./download-error.js";

/** A download. */
export interface Download {
  readonly url: string;
  /** Where the content is to be written. Error messages name it. */
  readonly file: string;
  readonly signal?: AbortSignal | undefined;
}

/** The largest file that is accepted. The largest one of the sets has 2.3 MB. */
const mostBytes = 64 * 1024 * 1024;
const timeoutMs = 120_000;
/** The waits before the second, the third and the fourth attempt. */
const waitsMs = [500, 2_000, 5_000];
const longestWaitMs = 60_000;

/** A failed attempt. */
interface Failure {
  readonly problem: string;
  readonly cause?: unknown;
  /** Whether another attempt can succeed. */
  readonly isTransient: boolean;
  /** The wait that the server asks for. */
  readonly waitMs?: number | undefined;
}

/**
 * Returns the content of an address. Sends the request up to four times: after status 408, 429, or 5xx, after a failed
 * connection, and after two minutes. `Retry-After` is followed, up to a minute.
 *
 * @throws {DownloadError} After the last attempt, after another status, and if the content has more than 64 MiB.
 */
export function downloadBytes(download: Download): Promise<Uint8Array> {
  return bytesAfter(download, waitsMs);
}

async function bytesAfter(download: Download, waits: readonly number[]): Promise<Uint8Array> {
  const result = await attemptOf(download);
  if (result instanceof Uint8Array) return result;
  const { problem, cause, isTransient, waitMs } = result;
  const [usualMs, ...later] = waits;
  if (!isTransient || usualMs === undefined)
    throw new DownloadError({ ...download, problem, cause });
  await wait(waitMs ?? usualMs, undefined, { signal: download.signal });
  return bytesAfter(download, later);
}

async function attemptOf({ url, signal }: Download): Promise<Uint8Array | Failure> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const both = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  try {
    const response = await sendRequest(calledHost(url), url, { signal: both });
    return response.ok ? await boundedBytes(response) : refused(response);
  } catch (cause) {
    signal?.throwIfAborted();
    if (!timeout.aborted) return failedConnection(cause);
    return { problem: `no reply within ${timeoutMs / 1000} s`, cause, isTransient: true };
  }
}

/** The kit sends requests for models. Its messages name the host instead. */
function calledHost(url: string) {
  const { host, origin } = new URL(url);
  return { provider: host, model: "", keyName: "", baseUrl: origin };
}

function refused(response: Response): Failure {
  const { status, headers } = response;
  // It rejects if the request is aborted in this moment.
  response.body?.cancel().catch(() => {});
  const asked = retryAfterMs(headers);
  return {
    problem: `the server answered ${status}`,
    isTransient: status === 408 || status === 429 || status >= 500,
    waitMs: asked === undefined ? undefined : Math.min(asked, longestWaitMs),
  };
}

async function boundedBytes({ body }: Response): Promise<Uint8Array | Failure> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) return { problem: "it has more than 64 MiB", isTransient: false };
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function failedConnection(cause: unknown): Failure {
  if (!ConnectionError.isInstance(cause)) {
    return {
      problem: "the connection ended before the file was complete",
      cause,
      isTransient: true,
    };
  }
  const [, problem = cause.message] = /: (.+)\.$/.exec(cause.message) ?? [];
  return { problem, cause, isTransient: cause.isRetryable };
}
