import { describe, expect, test } from "vitest";
import { MoaError } from "./moa-error.js";
import { checkedLimits, type ProviderLimits } from "./provider-limits.js";

function faultOf(limits: unknown): string {
  try {
    checkedLimits("openai", limits as ProviderLimits);
  } catch (error) {
    if (MoaError.isInstance(error)) return `${error.code}: ${error.message} ${error.hint}`;
  }
  return "none";
}

describe("checkedLimits", () => {
  test("returns undefined without limits", () => {
    for (const none of [undefined, {}, { maxConcurrency: undefined }]) {
      expect(checkedLimits("openai", none)).toBeUndefined();
    }
  });

  test("copies the limits that are set", () => {
    const given = { maxConcurrency: 1, tokensPerMinute: 30_000, requestsPerMinute: undefined };
    const limits = checkedLimits("openai", given);
    given.maxConcurrency = 2;
    expect(limits).toEqual({ maxConcurrency: 1, tokensPerMinute: 30_000 });
    expect(Object.isFrozen(limits)).toBe(true);
  });

  test.each(["maxConcurrency", "requestsPerMinute", "tokensPerMinute"])(
    "accepts only whole numbers from 1 for %s",
    (name) => {
      for (const value of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "4", null]) {
        expect(faultOf({ [name]: value })).toContain("INVALID_SETTING");
      }
      expect(faultOf({ [name]: 1 })).toBe("none");
    },
  );

  test("states the wrong value and the fix", () => {
    expect([
      faultOf({ maxConcurrency: Number.POSITIVE_INFINITY }),
      faultOf({ requestsPerMinute: "60" }),
      faultOf({ maxConcurency: 4 }),
    ]).toMatchInlineSnapshot(`
      [
        "INVALID_SETTING: \`limits.maxConcurrency\` of openai is Infinity. It must be a whole number of 1 or more. Pass openai({ limits: { maxConcurrency: 1 } }) or a larger number, or omit it for no limit.",
        "INVALID_SETTING: \`limits.requestsPerMinute\` of openai is "60". It must be a whole number of 1 or more. Pass openai({ limits: { requestsPerMinute: 1 } }) or a larger number, or omit it for no limit.",
        "INVALID_SETTING: \`limits\` of openai has an unknown key \`maxConcurency\`. The limits are maxConcurrency, requestsPerMinute, tokensPerMinute.",
      ]
    `);
  });
});
