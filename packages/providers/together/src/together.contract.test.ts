import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { together } from "./together.js";

testProvider({
  describe,
  test,
  create: together,
  model: "meta-llama/Llama-3.3-70B-Instruct-Turbo",
  envPrefix: "TOGETHER",
});
