import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { openrouter } from "./openrouter.js";

testProvider({
  describe,
  test,
  create: openrouter,
  model: "openai/gpt-oss-120b",
  envPrefix: "OPENROUTER",
  suite: "vendor",
});
