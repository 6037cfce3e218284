import assert from "node:assert/strict";
import type { FaultName, HttpFault } from "../fault.js";
import { startTestServer } from "../test-server.js";
import { modes, providerError, settlesWithin } from "./ask.js";
import { type ContractCase, testKey } from "./contract-case.js";
import { printedLines } from "./with-globals.js";

interface Expected {
  readonly code: string;
  readonly isRetryable: boolean;
  readonly status?: number;
}

const refused = (code: string, status: number): Expected => ({ code, isRetryable: false, status });
const retryable = (code: string, status?: number): Expected =>
  status === undefined ? { code, isRetryable: true } : { code, isRetryable: true, status };
const unreadable = retryable("MALFORMED_RESPONSE");

/** Faults that last until the client disconnects. */
type EndlessFault = "endless" | "hang" | "keep-alive" | "stall";

/** The expected error of each other fault. */
const faults: Readonly<Record<Exclude<FaultName, EndlessFault>, Expected>> = {
  "bad-request": refused("INVALID_REQUEST", 400),
  "context-overflow": refused("CONTEXT_OVERFLOW", 400),
  "content-filter": refused("CONTENT_FILTERED", 400),
  unauthorized: refused("AUTHENTICATION_FAILED", 401),
  forbidden: refused("AUTHENTICATION_FAILED", 403),
  "not-found": refused("MODEL_NOT_FOUND", 404),
  timeout: retryable("REQUEST_TIMEOUT", 408),
  conflict: retryable("CONFLICT", 409),
  "too-large": refused("REQUEST_TOO_LARGE", 413),
  unprocessable: refused("INVALID_REQUEST", 422),
  "rate-limited": retryable("RATE_LIMITED", 429),
  "quota-exceeded": refused("QUOTA_EXCEEDED", 429),
  "server-error": retryable("VENDOR_UNAVAILABLE", 500),
  "bad-gateway": retryable("VENDOR_UNAVAILABLE", 502),
  overloaded: retryable("VENDOR_UNAVAILABLE", 503),
  reset: retryable("CONNECTION_FAILED"),
  cut: retryable("CONNECTION_FAILED"),
  truncated: unreadable,
  unfinished: unreadable,
  malformed: unreadable,
  html: unreadable,
  empty: unreadable,
  "no-choices": unreadable,
  "error-event": retryable("VENDOR_UNAVAILABLE"),
};

const withoutCode: HttpFault = {
  status: 400,
  body: { message: "This model's maximum context length is 8192 tokens.", code: 400 },
};
const longBody: HttpFault = { status: 500, body: "<html>".padEnd(2_000_000, "x") };

function retryAfter(headers: Record<string, string>): HttpFault {
  return { status: 429, headers, body: { error: { message: "Slow down." } } };
}

/** An HTTP date, some seconds in the future. */
function dateIn(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toUTCString();
}

/** Faults: each gives one error class after one request, and never hangs. */
export const faultCases: readonly ContractCase[] = modes.flatMap(([mode, ask]) => {
  const faultCase = (
    name: string,
    fault: FaultName | HttpFault,
    expected: Expected,
  ): ContractCase => ({
    name: `${name}, ${mode}`,
    async run({ serve, model }) {
      const { server, provider, chat } = await serve({ text: "One two three four.", fault });
      const client = await chat();
      const lines = await printedLines(async () => {
        const error = await providerError(settlesWithin(ask(client), "an error"));
        const { code, isRetryable, status } = error;
        assert.deepEqual(
          { code, isRetryable },
          { code: expected.code, isRetryable: expected.isRetryable },
        );
        if (expected.status !== undefined) assert.equal(status, expected.status);
        assert.equal(error.provider, provider.id);
        assert.equal(error.model, model);
        assert.ok(error.message.includes(`${provider.id}:${model}`), error.message);
        assert.ok(error.message.length < 400 && !/[<\n]/.test(error.message), error.message);
        assert.notEqual(error.hint, "");
      });
      assert.deepEqual(lines, []);
      assert.equal(server.journal.length, 1, "The provider sent more than one request.");
    },
  });
  const waitCase = (
    name: string,
    fault: () => HttpFault,
    leastMs: number,
    mostMs: number,
  ): ContractCase => ({
    name: `reports the requested wait given in ${name}, ${mode}`,
    async run({ serve }) {
      const { chat } = await serve({ fault: fault() });
      const { retryAfterMs = -1 } = await providerError(ask(await chat()));
      assert.ok(retryAfterMs >= leastMs && retryAfterMs <= mostMs, `${retryAfterMs} ms`);
    },
  });
  return [
    ...Object.entries(faults).map(([fault, expected]) =>
      faultCase(`throws ${expected.code} for ${fault}`, fault as FaultName, expected),
    ),
    faultCase(
      "throws CONTEXT_OVERFLOW for a message about it",
      withoutCode,
      refused("CONTEXT_OVERFLOW", 400),
    ),
    faultCase(
      "throws VENDOR_UNAVAILABLE for an error of 2 MB",
      longBody,
      retryable("VENDOR_UNAVAILABLE", 500),
    ),
    {
      name: `throws CONTENT_FILTERED for a reply ended by the filter, ${mode}`,
      async run({ serve }) {
        const { chat } = await serve({ text: "I would", finishReason: "content_filter" });
        assert.equal((await providerError(ask(await chat()))).code, "CONTENT_FILTERED");
      },
    },
    waitCase("seconds", () => retryAfter({ "retry-after": "1.5" }), 1_500, 1_500),
    waitCase(
      "milliseconds",
      () => retryAfter({ "retry-after-ms": "250", "retry-after": "9" }),
      250,
      250,
    ),
    waitCase("an HTTP date", () => retryAfter({ "retry-after": dateIn(30) }), 25_000, 30_000),
    {
      name: `throws CONNECTION_FAILED when no server listens, ${mode}`,
      async run({ create, model }) {
        const server = await startTestServer({ models: {} });
        await server.close();
        const provider = create({ baseUrl: server.url, apiKey: testKey });
        const error = await providerError(
          settlesWithin(ask(await provider.chat(model, {})), "an error"),
        );
        assert.equal(error.code, "CONNECTION_FAILED");
        assert.equal(error.isRetryable, true);
        assert.ok(error.message.includes(new URL(server.url).host), error.message);
      },
    },
  ];
});
