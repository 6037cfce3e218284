import { describe, expect, it } from "vitest";
import { converseRequest } from "./converse-request.js";

describe("converseRequest", () => {
  it.each([
    [
      "us.anthropic.claude-opus-4-8",
      "high",
      { thinking: { type: "adaptive" }, output_config: { effort: "high" } },
    ],
    [
      "us.anthropic.claude-haiku-4-5-20251001-v1:0",
      "medium",
      { thinking: { type: "enabled", budget_tokens: 4_096 } },
    ],
    [
      "us.anthropic.claude-haiku-4-5-20251001-v1:0",
      "low",
      { thinking: { type: "enabled", budget_tokens: 1_638 } },
    ],
    ["us.anthropic.claude-opus-4-5-20251101-v1:0", "low", { output_config: { effort: "low" } }],
    ["us.anthropic.claude-opus-4-8", "none", { thinking: { type: "disabled" } }],
    [
      "amazon.nova-2-lite-v1:0",
      "low",
      { reasoningConfig: { type: "enabled", maxReasoningEffort: "low" } },
    ],
    ["openai.gpt-oss-120b-1:0", "low", { reasoning_effort: "low" }],
  ])("asks %s for the reasoning effort %s in the model's own fields", (model, effort, fields) => {
    expect(converseRequest(model, { reasoningEffort: effort })).toEqual({
      inferenceConfig: {},
      additionalModelRequestFields: fields,
    });
  });
});
