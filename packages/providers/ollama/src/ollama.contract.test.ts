import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { ollama } from "./ollama.js";

testProvider({
  describe,
  test,
  create: ollama,
  model: "llama3.2:3b",
  envPrefix: "OLLAMA",
  wire: "ollama",
  skip: [
    {
      reason: "the key is optional",
      tests: [
        "throws MissingKeyError from chat() without a key, and sends no request",
        "treats a blank key as missing",
      ],
    },
  ],
});
