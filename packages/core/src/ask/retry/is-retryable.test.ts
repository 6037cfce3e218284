import { ConnectionError, RateLimitError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { isRetryable } from "./is-retryable.js";
import { retryDelayMs } from "./retry-delay.js";

const foreign = (fields: object, message = "it failed"): Error =>
  Object.assign(new Error(message), fields);
const caused = (code: string): Error => new TypeError("fetch failed", { cause: foreign({ code }) });
const details = { provider: "x", message: "It failed.", hint: "Wait." };

describe("isRetryable", () => {
  test.each<[string, Error, boolean]>([
    ["a provider's error", new RateLimitError(details), true],
    ["a lost connection", new ConnectionError(details), true],
    ["a certificate", new ConnectionError({ ...details, isRetryable: false }), false],
    ["400", foreign({ status: 400 }), false],
    ["401", foreign({ status: 401 }), false],
    ["403", foreign({ status: 403 }), false],
    ["404", foreign({ status: 404 }), false],
    ["408", foreign({ status: 408 }), true],
    ["409", foreign({ status: 409 }), true],
    ["429", foreign({ status: 429 }), true],
    ["500", foreign({ status: 500 }), true],
    ["529", foreign({ status: 529 }), true],
    ["OpenAI's quota", foreign({ status: 429, code: "insufficient_quota" }), false],
    [
      "OpenAI's quota in the body",
      foreign({ status: 429, error: { code: "insufficient_quota", message: "No." } }),
      false,
    ],
    ["credit, in words", foreign({ status: 429 }, "429 Insufficient balance"), false],
    ["a closed account", foreign({ status: 429 }, "429 Your account is deactivated"), false],
    ["a dead key with status 500", foreign({ status: 500 }, "Incorrect API key provided"), false],
    ["Cohere's status", foreign({ statusCode: 503, body: "busy" }), true],
    ["Cohere's refusal", foreign({ statusCode: 401, body: { message: "invalid token" } }), false],
    [
      "AWS's limit",
      foreign({ name: "ThrottlingException", $metadata: { httpStatusCode: 400 } }),
      true,
    ],
    [
      "AWS's quota",
      foreign({ name: "ServiceQuotaExceededException", $metadata: { httpStatusCode: 429 } }),
      false,
    ],
    ["axios's status", foreign({ response: { status: 502, data: "" } }), true],
    ["the status of a cause", new Error("wrapped", { cause: foreign({ status: 503 }) }), true],
    ["a broken connection", caused("ECONNRESET"), true],
    ["a failed lookup", caused("EAI_AGAIN"), true],
    ["an unknown host", caused("ENOTFOUND"), false],
    ["a self-signed certificate", caused("DEPTH_ZERO_SELF_SIGNED_CERT"), false],
    ["an expired certificate", caused("CERT_HAS_EXPIRED"), false],
    ["a refused port", new TypeError("fetch failed", { cause: new Error("bad port") }), false],
    ["a timeout", foreign({ name: "TimeoutError" }), true],
    ["a bug", new TypeError("x is not a function"), false],
    ["no HTTP status", foreign({ status: 7, code: 42 }), false],
  ])("%s", (_, error, expected) => {
    expect(isRetryable(error)).toBe(expected);
  });

  test("ends with causes in a circle", () => {
    const one = new Error("one");
    one.cause = new Error("two", { cause: one });
    expect(isRetryable(one)).toBe(false);
  });

  test.each([undefined, null, "a text", 429])("is false for %j", (thrown) => {
    expect(isRetryable(thrown)).toBe(false);
  });
});

describe("retryDelayMs", () => {
  const retry = { attempts: 3, maxDelayMs: 30_000 };

  test.each<[string, Error, number | undefined]>([
    ["headers", foreign({ status: 429, headers: new Headers({ "retry-after": "7" }) }), 7_000],
    ["plain headers", foreign({ status: 429, headers: { "retry-after": "7" } }), 7_000],
    ["axios", foreign({ response: { status: 429, headers: { "retry-after-ms": "250" } } }), 250],
    ["the text", foreign({ status: 429 }, "Please try again in 2.5s."), 2_500],
    [
      "a wait that is too long",
      foreign({ status: 429, headers: { "retry-after": "60" } }),
      undefined,
    ],
  ])("takes the wait of other packages' errors from %s", (_, error, delayMs) => {
    expect(retryDelayMs(error, 1, retry)).toBe(delayMs);
  });
});
