import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { anthropic } from "./anthropic.js";

testProvider({
  describe,
  test,
  create: anthropic,
  model: "claude-haiku-4-5",
  envPrefix: "ANTHROPIC",
  wire: "anthropic",
});
