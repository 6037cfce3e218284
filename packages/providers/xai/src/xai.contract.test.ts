import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { xai } from "./xai.js";

testProvider({
  describe,
  test,
  create: xai,
  model: "grok-4.20-0309-non-reasoning",
  envPrefix: "XAI",
  suite: "vendor",
});
