import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { RequestBody } from "./test-request.js";

/** One request to the test server. Times are milliseconds since 1970, with fractions. */
export interface JournalEntry {
  /** Counts the requests from 0, in the order of their arrival. */
  readonly number: number;
  readonly method: string;
  /** With its query, without a key in it. */
  readonly path: string;
  /** The called model, or an empty text. */
  readonly model: string;
  readonly body: RequestBody;
  /** All headers, but the key is replaced by `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the API key, see {@link keyHash}; `null` without a key. */
  readonly keyHash: string | null;
  /** When the complete request was received. */
  readonly receivedAtMs: number;
  /** When the first byte of the answer was sent. */
  readonly firstByteAtMs: number | null;
  /** When the answer was sent or the connection closed. */
  readonly endedAtMs: number | null;
  /** The HTTP status that was sent. */
  readonly status: number | null;
  /** Whether the client disconnected before the answer was complete. */
  readonly closedByClient: boolean;
  /** Whether the server broke the connection, which some faults do. */
  readonly brokenByServer: boolean;
}

/** An entry while its request is being answered. */
export type OpenEntry = { -readonly [Name in keyof JournalEntry]: JournalEntry[Name] };

/**
 * The SHA-256 of a key in hexadecimal, to compare with the journal.
 *
 * @param key - The key.
 * @example
 * ```ts
 * import { keyHash } from "@moagraph/provider-kit/testing";
 *
 * keyHash("a-key").slice(0, 8); // "2a8a1240"
 * ```
 */
export function keyHash(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Now, in milliseconds since 1970. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * Records the requests. Every operation takes constant time, whatever the length of the journal.
 */
export class Journal {
  readonly entries: OpenEntry[] = [];
  #open = 0;
  #waiting: (() => void)[] = [];

  begin(
    request: Pick<JournalEntry, "method" | "path" | "model" | "body">,
    headers: IncomingHttpHeaders,
  ): OpenEntry {
    const { path, key = keyIn(headers) } = withoutKey(request.path);
    const entry: OpenEntry = {
      number: this.entries.length,
      ...request,
      path,
      headers: joined(headers),
      keyHash: key === undefined ? null : keyHash(key),
      receivedAtMs: nowMs(),
      firstByteAtMs: null,
      endedAtMs: null,
      status: null,
      closedByClient: false,
      brokenByServer: false,
    };
    this.entries.push(entry);
    this.#open += 1;
    return entry;
  }

  end(entry: OpenEntry, isWhole: boolean): void {
    entry.endedAtMs = nowMs();
    entry.closedByClient = !isWhole && !entry.brokenByServer;
    this.#open -= 1;
    if (this.#open > 0) return;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Resolves when no request is being answered. */
  idle(): Promise<void> {
    if (this.#open === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** Headers with a key. */
const keyHeaders = ["authorization", "x-api-key", "x-goog-api-key", "api-key"];

function keyIn(headers: IncomingHttpHeaders): string | undefined {
  const name = keyHeaders.find((each) => headers[each] !== undefined);
  return name === undefined ? undefined : String(headers[name]).replace(/^Bearer /, "");
}

/** The key in a query, as Google's API accepts it, and the path without it. */
function withoutKey(path: string): { readonly path: string; readonly key?: string } {
  const found = path.includes("key=") ? /[?&]key=([^&]*)/.exec(path) : null;
  if (found?.[1] === undefined) return { path };
  const [whole, key] = found;
  return { path: path.replace(whole, `${whole.slice(0, 5)}[redacted]`), key };
}

/** Headers as they are recorded, without keys. */
function joined(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      keyHeaders.includes(name) ? "[redacted]" : String(value),
    ]),
  );
}
