import { expect, test } from "vitest";
import { addTokens, reportedCounts, type ReplyReport } from "./reply-report.js";

test("usage has the details that are known", () => {
  const counts = { input: 10, output: 7, cached: 4, written: 0, reasoning: 5 };
  expect(reportedCounts(counts)).toEqual({
    input_tokens: 10,
    output_tokens: 7,
    total_tokens: 17,
    input_token_details: { cache_read: 4, cache_creation: 0 },
    output_token_details: { reasoning: 5 },
  });
  expect(reportedCounts({ input: 0, output: 0 })).toEqual({
    input_tokens: 0,
    output_tokens: 0,
    total_tokens: 0,
  });
});

test.each([undefined, null, -1, 1.5, "3", Number.NaN, {}])(
  "usage without a whole number of tokens is none: %j",
  (found) => {
    expect(reportedCounts({ input: found, output: 1 })).toBeUndefined();
    expect(reportedCounts({ input: 1, output: found })).toBeUndefined();
    expect(reportedCounts({ input: 1, output: 1, cached: found })).not.toHaveProperty(
      "input_token_details",
    );
  },
);

test("log probabilities have the tokens of all parts, in their order", () => {
  const report: ReplyReport = { adapted: [] };
  const tokens = ["One", " two", "."].map((token) => ({ token, logprob: -0.5, top_logprobs: [] }));
  addTokens(report, tokens.slice(0, 1));
  addTokens(report, []);
  addTokens(report, tokens.slice(1));
  expect(report.logprobs).toEqual({ content: tokens });
});
