import { describe, expect, it } from "vitest";
import { retryAfterMs } from "./retry-after-ms.js";

const nowMs = Date.parse("2026-11-22T12:00:00Z");
const waitFor = (headers: Record<string, string>): number | undefined =>
  retryAfterMs(new Headers(headers), nowMs);

describe("retryAfterMs", () => {
  it.each([
    ["2", 2_000],
    ["0.5", 500],
    ["0", 0],
    ["Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
    ["Sun, 22 Nov 2026 11:00:00 GMT", undefined],
    ["Sun, 22 Nov 2036 11:00:00 GMT", undefined],
    ["2026-11-22T12:00:04Z", 4_000],
    ["1m30s", 90_000],
    ["90s", 90_000],
    [`${nowMs / 1_000 + 3}`, 3_000],
    ["NaN", undefined],
    ["94608000", undefined],
    ["-1", undefined],
    ["Infinity", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("reads %o as %o milliseconds", (text, expected) => {
    expect(waitFor({ "retry-after": text })).toBe(expected);
  });

  it("prefers milliseconds", () => {
    expect(waitFor({ "retry-after-ms": "250", "retry-after": "9" })).toBe(250);
  });

  it("returns undefined without a header", () => {
    expect(waitFor({})).toBeUndefined();
  });
});
