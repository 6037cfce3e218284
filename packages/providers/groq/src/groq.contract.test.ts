import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { groq } from "./groq.js";

testProvider({
  describe,
  test,
  create: groq,
  model: "openai/gpt-oss-120b",
  envPrefix: "GROQ",
  suite: "vendor",
});
