import { describe, expect, it } from "vitest";
import type { ProviderError } from "../provider-error.js";
import { errorFromResponse } from "./error-from-response.js";

function from(status: number | undefined, body: unknown): ProviderError {
  return errorFromResponse(
    { provider: "vllm", model: "m", keyName: "VLLM_API_KEY", baseUrl: "http://localhost/v1" },
    { status, body },
  );
}

describe("errorFromResponse", () => {
  it.each([
    ["OpenAI", 400, { error: { message: "", code: "context_length_exceeded" } }],
    [
      "vLLM",
      400,
      { object: "error", message: "This model's maximum context length is 8192 tokens." },
    ],
    ["llama.cpp", 400, { error: { code: 400, type: "exceed_context_size_error", message: "" } }],
    [
      "Together",
      422,
      {
        error: {
          message: "`inputs` tokens + `max_new_tokens` must be <= 8193",
          type: "invalid_request_error",
        },
      },
    ],
    [
      "LM Studio",
      400,
      { error: "Trying to keep the first 9000 tokens when context length of 4096" },
    ],
  ])("knows how %s says that the context is too small", (_, status, body) => {
    expect(from(status, body).code).toBe("CONTEXT_OVERFLOW");
  });

  it.each([
    [
      "OpenRouter's credit",
      402,
      { error: { code: 402, message: "Insufficient credits" } },
      "QUOTA_EXCEEDED",
    ],
    [
      "a stream's status",
      undefined,
      { error: { code: 429, message: "Slow down" } },
      "RATE_LIMITED",
    ],
    ["a stream's name", undefined, { error: { code: "invalid_api_key" } }, "AUTHENTICATION_FAILED"],
    ["a stream's nothing", undefined, { error: {} }, "VENDOR_UNAVAILABLE"],
    ["Cloudflare's timeout", 524, "<html>", "VENDOR_UNAVAILABLE"],
    ["a teapot", 418, "", "INVALID_REQUEST"],
    [
      "a rate limit that mentions context length",
      429,
      { error: "context length of 9" },
      "RATE_LIMITED",
    ],
    ["null", 500, null, "VENDOR_UNAVAILABLE"],
    ["a list", 500, "[1]", "VENDOR_UNAVAILABLE"],
  ])("understands %s", (_, status, body, code) => {
    expect(from(status, body).code).toBe(code);
  });

  it("ends every message with punctuation", () => {
    expect(from(418, "short and stout").message).toBe(
      "vllm:m rejected the request as invalid (418): short and stout.",
    );
    expect(from(500, "").message).toBe("vllm:m failed or is overloaded (500).");
  });

  it.each([
    [404, "404 page not found", "often ends with /v1"],
    [404, { error: { message: "Invalid URL (POST /chat/completions)" } }, "often ends with /v1"],
    [405, { detail: "Method Not Allowed" }, "often ends with /v1"],
    [404, { error: { message: "The model `m` does not exist" } }, "Check the model's id"],
    [400, "<h1>The plain HTTP request was sent to HTTPS port</h1>", "with https://"],
    [400, "Client sent an HTTP request to an HTTPS server.", "with https://"],
  ])("hints at the base URL where it is wrong: %i %j", (status, body, hint) => {
    expect(from(status, body).hint).toContain(hint);
  });

  const requestWaits = (headers: Record<string, string>, status: number, message: string) =>
    errorFromResponse(
      { provider: "p", model: "m", keyName: "P_API_KEY", baseUrl: "http://localhost/v1" },
      { status, headers: new Headers(headers), body: { error: { message } } },
    ).retryAfterMs;

  it.each<[string, Record<string, string>, number, string, number | undefined]>([
    ["retry-after first", { "retry-after": "2" }, 429, "Please try again in 20s.", 2_000],
    ["the text next", { "x-ratelimit-reset": "9" }, 429, "Please try again in 20s.", 20_000],
    ["a reset last", { "x-ratelimit-reset": "9" }, 429, "Slow down.", 9_000],
    ["a wait for a service that loads", {}, 503, "Overloaded, retry in 4s", 4_000],
    ["no reset for other faults", { "x-ratelimit-reset": "9" }, 500, "Oh.", undefined],
    ["an absurd header", { "retry-after": "-1" }, 429, "Please try again in 20s.", 20_000],
  ])("takes the wait from %s", (_, headers, status, message, waitMs) => {
    expect(requestWaits(headers, status, message)).toBe(waitMs);
  });

  it("reads the type of an error of AWS from its header", () => {
    const body = '{"message":"Too many tokens per day, please wait."}';
    const { code, message } = errorFromResponse(
      { provider: "p", model: "m", keyName: "P_API_KEY", baseUrl: "http://localhost" },
      {
        status: 400,
        headers: new Headers({
          "x-amzn-errortype": "ServiceQuotaExceededException:http://internal.amazon.com/coral/",
        }),
        body,
      },
    );
    expect(code).toBe("QUOTA_EXCEEDED");
    expect(message).toContain("(400): Too many tokens per day, please wait.");
  });

  it("keeps keys out of every shape", () => {
    const key = "hunter2hunter2";
    const call = { provider: "p", model: "m", keyName: "P_API_KEY", baseUrl: "http://x/v1", key };
    const nested = JSON.stringify({ error: { message: `no ${key} here` } });
    for (const body of [
      nested,
      { error: { message: "Bad", metadata: { raw: nested } } },
      `<title>${key}</title>`,
      { errors: [{ loc: ["body", key], msg: "no" }] },
      `Traceback (most recent call last):\n x\nValueError: ${key}`,
    ]) {
      const { message } = errorFromResponse(call, { status: 400, body });
      expect(message).toContain("[key]");
      expect(message).not.toContain(key);
    }
  });
});
