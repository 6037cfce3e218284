import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { fireworks } from "./fireworks.js";

testProvider({
  describe,
  test,
  create: fireworks,
  model: "accounts/fireworks/models/gpt-oss-120b",
  envPrefix: "FIREWORKS",
  suite: "vendor",
});
