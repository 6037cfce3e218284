import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { mistral } from "./mistral.js";

testProvider({
  describe,
  test,
  create: mistral,
  model: "mistral-large-latest",
  envPrefix: "MISTRAL",
});
