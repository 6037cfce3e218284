import { describe, expect, test } from "vitest";
import { claudeCapabilities } from "./claude.js";

describe("claudeCapabilities", () => {
  test.each([
    ["claude-3-haiku-20240307", true],
    ["claude-3-7-sonnet-latest", true],
    ["claude-opus-4-20250514", true],
    ["claude-sonnet-4-0", true],
    ["claude-opus-4-1-20250805", true],
    ["claude-haiku-4-5", true],
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", true],
    ["claude-opus-4-6", false],
    ["us.anthropic.claude-opus-4-6-v1", false],
    ["claude-sonnet-4-6", false],
    ["claude-opus-4-8", false],
    ["claude-sonnet-5", false],
    ["claude-haiku-5-5", false],
    ["claude-unheard-of", undefined],
  ])("knows whether a model continues a message of its own: %s", (model, prefill) => {
    expect(claudeCapabilities(model).prefill).toBe(prefill);
  });
});
