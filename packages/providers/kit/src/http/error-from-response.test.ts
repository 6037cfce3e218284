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
});
