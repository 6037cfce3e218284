import { expect, test } from "vitest";
import { checkNode, checkPackages } from "./check-setup.js";

test.each([
  ["20.19.0", "ok"],
  ["20.19.5", "ok"],
  ["22.1.0", "ok"],
  ["24.0.0", "ok"],
  ["20.18.9", "failed"],
  ["18.20.4", "failed"],
] as const)("Node.js %s is %s", (version, state) => {
  expect(checkNode(version).state).toBe(state);
});

test("the packages of this repository fit together; other ids have none", () => {
  expect(checkPackages(["openai", "together", "vllm"])).toEqual(
    ["@moagraph/openai", "@moagraph/together"].map((name) => ({
      name,
      state: "ok",
      found: "Its version matches moagraph.",
    })),
  );
});
