import type { Issue } from "@moagraph/core/graph";
import { expect, test } from "vitest";
import { functionsHint } from "./functions-hint.js";

function missing(...settings: string[]): Issue[] {
  return settings.map((setting) => ({
    code: "UNKNOWN_FUNCTION",
    path: ["nodes", "fuse", setting, "use"],
    message: "",
    hint: "",
  }));
}

test.each([
  [["prompt", "prompt"], "write its prompts as text"],
  [["rule"], "use a built-in measure or a model instead of its functions"],
  [
    ["prompt", "by", "reduce"],
    "write its prompts as text, and use a built-in measure or a model instead of its functions",
  ],
])("functions in %j get a hint that fits", (settings, instead) => {
  expect(functionsHint(missing(...settings))).toBe(
    `Functions can be passed in TypeScript only. To run the graph here, ${instead}.`,
  );
});

test("a prompt of a node in a node, and of a judge of rounds, is a prompt", () => {
  const paths = [
    ["nodes", "rounds", "body", "nodes", "fuse", "prompt", "use"],
    ["nodes", "rounds", "until", "prompt", "use"],
  ];
  const issues = paths.map((path) => ({ ...missing("prompt")[0]!, path }));
  expect(functionsHint(issues)).toMatch(/ here, write its prompts as text\.$/);
});

test("issues of another kind get none", () => {
  const [issue] = missing("prompt");
  expect(functionsHint([{ ...issue!, code: "UNKNOWN_MODEL" }])).toBe(undefined);
});
