import { expect, test } from "vitest";
import { losesToolChoice, type ToolChoices, withToolChoice } from "./tool-choice.js";

const look = { name: "look" };
const see = { type: "function", function: { name: "see" } };
const tools = [look, see];
const named = { type: "function", function: { name: "see" } };

test.each<[ToolChoices, unknown, unknown, unknown]>([
  ["name", "required", "any", tools],
  ["name", named, "see", tools],
  ["name", "none", "none", tools],
  ["name", { type: "tool", name: "look" }, { type: "tool", name: "look" }, tools],
  ["any", named, "any", [see]],
  ["any", "look", "any", [look]],
  ["any", "none", "none", tools],
  ["auto", "required", undefined, tools],
  ["auto", "look", undefined, [look]],
  ["auto", "none", undefined, []],
])("an API with %s is told %o as %o", (has, asked, choice, sent) => {
  const found = withToolChoice({ tools, tool_choice: asked }, has);
  expect(found).toEqual({ tools: sent, tool_choice: choice });
});

test("without a tool choice, nothing changes", () => {
  const options = { tools };
  expect(withToolChoice(options, "auto")).toBe(options);
});

test.each<[ToolChoices, unknown, boolean]>([
  ["auto", "required", true],
  ["auto", named, true],
  ["auto", "none", false],
  ["auto", "auto", false],
  ["auto", undefined, false],
  ["any", "look", false],
])("an API with %s that is told %o loses it: %o", (has, asked, isLost) => {
  expect(losesToolChoice({ tools, tool_choice: asked }, has)).toBe(isLost);
});
