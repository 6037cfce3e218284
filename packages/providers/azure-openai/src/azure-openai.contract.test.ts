import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { azureOpenai } from "./azure-openai.js";

testProvider({
  describe,
  test,
  create: azureOpenai,
  model: "gpt-4o",
  envPrefix: "AZURE_OPENAI",
  suite: "vendor",
});
