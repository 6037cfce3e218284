import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { RequestBody } from "./test-request.js";

/** One request that the test server got. Times are milliseconds since 1970, with fractions. */
export interface JournalEntry {
  /** Counts the requests from 0, in the order of their arrival. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** The model that was asked, or an empty text. */
  readonly model: string;
  readonly body: RequestBody;
  /** All headers, but the key is replaced by `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the key that came along, see {@link keyHash}; `null` without a key. */
  readonly keyHash: string | null;
  /** When the request was there as a whole. */
  readonly receivedAtMs: number;
  /** When the first byte of the answer was sent. */
  readonly firstByteAtMs: number | null;
  /** When the answer was sent, or the connection gone. */
  readonly endedAtMs: number | null;
  /** The HTTP status that was sent. */
  readonly status: number | null;
  /** Whether the client left before the answer was whole. */
  readonly closedByClient: boolean;
  /** Whether the server broke the connection, as some faults ask for. */
  readonly brokenByServer: boolean;
}

/** An entry while its request is being answered. */
export type OpenEntry = { -readonly [Name in keyof JournalEntry]: JournalEntry[Name] };

/** The SHA-256 of a key in hexadecimal digits, to compare with a journal's. */
export function keyHash(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Now, in milliseconds since 1970. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Keeps what the server received. Every step takes the same time, however long the journal. */
export class Journal {
  readonly entries: OpenEntry[] = [];
  #open = 0;
  #waiting: (() => void)[] = [];

  begin(
    request: Pick<JournalEntry, "method" | "path" | "model" | "body">,
    headers: IncomingHttpHeaders,
  ): OpenEntry {
    const { authorization, ...others } = headers;
    const entry: OpenEntry = {
      number: this.entries.length,
      ...request,
      headers: {
        ...joined(others),
        ...(authorization === undefined ? {} : { authorization: "[redacted]" }),
      },
      keyHash: authorization === undefined ? null : keyHash(authorization.replace(/^Bearer /, "")),
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

function joined(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
