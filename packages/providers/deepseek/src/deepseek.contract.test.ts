import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { deepseek } from "./deepseek.js";

testProvider({
  describe,
  test,
  create: deepseek,
  model: "deepseek-flash",
  envPrefix: "DEEPSEEK",
  suite: "vendor",
  prefill: "prefix",
});
