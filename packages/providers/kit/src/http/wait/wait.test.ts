import { describe, expect, it } from "vitest";
import { rateLimitResetMs } from "./rate-limit-reset-ms.js";
import { waitInText } from "./wait-in-text.js";

const nowMs = Date.parse("2026-11-22T12:00:00Z");

describe("rateLimitResetMs", () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ["OpenAI", { "x-ratelimit-reset-requests": "6m0s" }, 360_000],
    ["OpenAI, milliseconds", { "x-ratelimit-reset-tokens": "20ms" }, 20],
    ["OpenAI, seconds", { "x-ratelimit-reset-requests": "1s" }, 1_000],
    ["OpenAI, hours", { "x-ratelimit-reset-requests": "1h2m3s" }, 3_723_000],
    ["Groq", { "x-ratelimit-reset-requests": "2m59.56s" }, 179_560],
    ["Cerebras", { "x-ratelimit-reset-tokens-minute": "11.38" }, 11_380],
    ["plain seconds", { "x-ratelimit-reset": "30" }, 30_000],
    ["the draft of a standard", { "ratelimit-reset": "30" }, 30_000],
    ["seconds since 1970", { "x-ratelimit-reset": `${nowMs / 1_000 + 12}` }, 12_000],
    ["OpenRouter", { "X-RateLimit-Reset": `${nowMs + 7_000}` }, 7_000],
    ["Anthropic", { "anthropic-ratelimit-tokens-reset": "2026-11-22T12:00:09Z" }, 9_000],
    [
      "the limit with nothing remaining",
      {
        "x-ratelimit-reset-requests": "1s",
        "x-ratelimit-remaining-requests": "99",
        "x-ratelimit-reset-tokens": "8s",
        "x-ratelimit-remaining-tokens": "0",
      },
      8_000,
    ],
    [
      "the longest of two with nothing remaining",
      {
        "anthropic-ratelimit-requests-reset": "2026-11-22T12:00:09Z",
        "anthropic-ratelimit-requests-remaining": "0",
        "anthropic-ratelimit-input-tokens-reset": "2026-11-22T12:00:19Z",
        "anthropic-ratelimit-input-tokens-remaining": "0",
      },
      19_000,
    ],
    [
      "the shortest, if something remains of all",
      { "x-ratelimit-reset-requests": "9s", "x-ratelimit-reset-tokens": "4s" },
      4_000,
    ],
    [
      "the sensible one of two",
      { "x-ratelimit-reset-requests": "-5", "x-ratelimit-reset-tokens": "4s" },
      4_000,
    ],
    ["zero", { "x-ratelimit-reset-requests": "0s" }, undefined],
    ["a negative number", { "x-ratelimit-reset": "-3" }, undefined],
    ["no number", { "x-ratelimit-reset": "NaN" }, undefined],
    ["infinity", { "x-ratelimit-reset": "Infinity" }, undefined],
    ["a text", { "x-ratelimit-reset": "soon" }, undefined],
    ["a past time", { "x-ratelimit-reset": `${nowMs / 1_000 - 5}` }, undefined],
    ["a past date", { "anthropic-ratelimit-requests-reset": "2025-11-22T12:00:00Z" }, undefined],
    ["years", { "x-ratelimit-reset": "94608000" }, undefined],
    ["a distant date", { "anthropic-ratelimit-requests-reset": "2036-11-22T12:00:00Z" }, undefined],
    ["nothing", {}, undefined],
  ])("reads %s", (_, headers, expected) => {
    expect(rateLimitResetMs(new Headers(headers), nowMs)).toBe(expected);
  });
});

describe("waitInText", () => {
  it.each([
    ["Rate limit reached for gpt-4o. Please try again in 20s. Visit the page.", 20_000],
    ["Please try again in 1m30s.", 90_000],
    ["Please try again in 7m12.5s. Need more tokens?", 432_500],
    ["Please try again in 250ms.", 250],
    ["Rate limit is exceeded. Try again in 5 seconds.", 5_000],
    ["Please retry after 37 seconds.", 37_000],
    ["Please retry in 17.294s.", 17_294],
    ["Too many requests, please wait 1 minute and 5 seconds", 65_000],
    ["Limit reached, resets in 2 hours", 7_200_000],
    ["retry after: 3 s", 3_000],
    ["Please try again later.", undefined],
    ["Try again in -5s.", undefined],
    ["Try again in 900 days.", undefined],
    ["The model was trained for 20 days.", undefined],
    ["Limit 6000, Requested 9000", undefined],
  ])("reads %o as %o", (text, expected) => {
    expect(waitInText(text)).toBe(expected);
  });
});
