import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { openai } from "./openai.js";

testProvider({
  describe,
  test,
  create: openai,
  model: "gpt-4o",
  envPrefix: "OPENAI",
});
