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

test("issues of another kind get none", () => {
  const [issue] = missing("prompt");
  expect(functionsHint([{ ...issue!, code: "UNKNOWN_MODEL" }])).toBe(undefined);
});
