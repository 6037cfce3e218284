import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { JournalEntry } from "./journal.js";
import type { TestServerScript } from "./test-server.js";

/** A test server in a separate process. */
export interface TestServerProcess {
  /** The base URL of the OpenAI-style API, such as `http://127.0.0.1:49152/v1`. */
  readonly url: string;
  /** The base URL of the other APIs, such as `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** Fetches the requests so far, in the order of their arrival. */
  journal(): Promise<JournalEntry[]>;
  /** Resolves when no request is being answered. */
  idle(): Promise<void>;
  /** Ends the process. */
  close(): Promise<void>;
}

/**
 * Starts a test server in a separate process, so that its work does not slow the caller's.
 *
 * The process ends when the calling process ends, or earlier.
 *
 * @param script - Data only: functions cannot be sent to another process.
 * @throws {Error} If the port is in use.
 * @example
 * ```ts
 * import { startTestServerProcess } from "@moagraph/provider-kit/testing";
 *
 * const server = await startTestServerProcess({
 *   models: { "*": { replies: [{ text: "Yes." }, { text: "No." }], repeat: true } },
 * });
 * await fetch(`${server.url}/models`);
 * console.log((await server.journal()).length); // 1
 * await server.close();
 * ```
 */
export async function startTestServerProcess(script: TestServerScript): Promise<TestServerProcess> {
  // No flags: the flags of a test runner would load the runner again.
  const child = fork(new URL("./test-server-main.js", import.meta.url), { execArgv: [] });
  child.send(script);
  const url = await urlOf(child);
  const control = (what: string): Promise<Response> => fetch(new URL(`/control/${what}`, url));
  return {
    url,
    origin: new URL(url).origin,
    journal: async () => (await (await control("journal")).json()) as JournalEntry[],
    idle: async () => void (await (await control("idle")).text()),
    close: () => end(child),
  };
}

async function urlOf(child: ChildProcess): Promise<string> {
  const [{ url, error }] = (await once(child, "message")) as [{ url?: string; error?: string }];
  if (url !== undefined) return url;
  await end(child);
  throw new Error(`The test server did not start: ${error}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  await exited;
}
