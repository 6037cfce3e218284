import { standardTests, testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { openaiCompatible } from "./openai-compatible.js";

testProvider({
  describe,
  test,
  create: openaiCompatible,
  model: "meta-llama/Llama-3.3-70B-Instruct",
  envPrefix: "OPENAI_COMPATIBLE",
  skip: [
    {
      reason: "most local endpoints want no key",
      tests: [
        "throws MissingKeyError from chat() without a key, and sends no request",
        "treats a blank key as missing",
      ],
    },
  ],
});

standardTests({
  describe,
  test,
  chat: (settings, params) => openaiCompatible(settings).chat("a-model", params),
});
