import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { together } from "./together.js";

testProvider({
  describe,
  test,
  create: together,
  model: "meta-llama/Llama-3.3-70B-Instruct-Turbo",
  envPrefix: "TOGETHER",
  skip: [
    {
      reason: "Together has a form of its own: see together-request.test.ts",
      tests: [
        "gives log probabilities in OpenAI's format, unless the model has none, at once",
        "gives log probabilities in OpenAI's format, unless the model has none, streamed",
      ],
    },
  ],
});
