import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { cerebras } from "./cerebras.js";

testProvider({
  describe,
  test,
  create: cerebras,
  model: "gpt-oss-120b",
  envPrefix: "CEREBRAS",
  suite: "vendor",
});
