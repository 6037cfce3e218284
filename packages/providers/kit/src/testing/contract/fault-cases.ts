import assert from "node:assert/strict";
import { type FaultName, type HttpFault, isHttpFaultName } from "../fault.js";
import { finishWord, modes, providerError, settlesWithin } from "./ask.js";
import type { ContractCase } from "./contract-case.js";
import { printedLines } from "./with-globals.js";

interface Expected {
  readonly code: string;
  readonly isRetryable: boolean;
}

const refused = (code: string): Expected => ({ code, isRetryable: false });
const retryable = (code: string): Expected => ({ code, isRetryable: true });
const unreadable = retryable("MALFORMED_RESPONSE");

/** Faults that last until the client disconnects. */
type EndlessFault = "endless" | "hang" | "keep-alive" | "stall";

/** The expected error of each other fault. */
const faults: Readonly<Record<Exclude<FaultName, EndlessFault>, Expected>> = {
  "bad-request": refused("INVALID_REQUEST"),
  "context-overflow": refused("CONTEXT_OVERFLOW"),
  "content-filter": refused("CONTENT_FILTERED"),
  unauthorized: refused("AUTHENTICATION_FAILED"),
  forbidden: refused("AUTHENTICATION_FAILED"),
  "not-found": refused("MODEL_NOT_FOUND"),
  timeout: retryable("REQUEST_TIMEOUT"),
  conflict: retryable("CONFLICT"),
  "too-large": refused("REQUEST_TOO_LARGE"),
  unprocessable: refused("INVALID_REQUEST"),
  "rate-limited": retryable("RATE_LIMITED"),
  "quota-exceeded": refused("QUOTA_EXCEEDED"),
  "server-error": retryable("VENDOR_UNAVAILABLE"),
  "bad-gateway": retryable("VENDOR_UNAVAILABLE"),
  overloaded: retryable("VENDOR_UNAVAILABLE"),
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
  return { status: 429, headers, message: "Slow down." };
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
    isOfVendor: fault === "unauthorized",
    async run({ serve, model, style }) {
      const { server, provider, chat } = await serve({ text: "One two three four.", fault });
      const client = await chat();
      const lines = await printedLines(async () => {
        const error = await providerError(settlesWithin(ask(client), "an error"));
        const { code, isRetryable, status } = error;
        assert.deepEqual({ code, isRetryable }, expected);
        if (typeof fault === "object") assert.equal(status, fault.status);
        else if (isHttpFaultName(fault)) assert.equal(status, style.faults[fault].status);
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
      refused("CONTEXT_OVERFLOW"),
    ),
    faultCase(
      "throws VENDOR_UNAVAILABLE for an error of 2 MB",
      longBody,
      retryable("VENDOR_UNAVAILABLE"),
    ),
    {
      name: `throws CONTENT_FILTERED for a reply ended by the filter, or names it as a refusal, ${mode}`,
      async run({ serve, style }) {
        const { chat } = await serve({ text: "I would", finishReason: "content_filter" });
        const asked = ask(await chat());
        const word = style.finishReasons.content_filter;
        if (word === "refusal") assert.equal(finishWord(await asked), word);
        else assert.equal((await providerError(asked)).code, "CONTENT_FILTERED");
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
      isOfVendor: true,
      async run({ serve, model }) {
        const { server, provider } = await serve({});
        await server.close();
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
