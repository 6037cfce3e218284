import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { mistral } from "./mistral.js";

testProvider({
  describe,
  test,
  create: mistral,
  model: "mistral-large-latest",
  envPrefix: "MISTRAL",
  suite: "vendor",
  prefill: "prefix",
  skip: [
    {
      reason: "Mistral's seed is random_seed: see mistral.test.ts",
      tests: [
        "sends every parameter under the vendor's name, at once",
        "sends every parameter under the vendor's name, streamed",
        "sends zero where zero was given, at once",
        "sends zero where zero was given, streamed",
      ],
    },
    {
      reason: "Mistral reports the usage of a stream unasked: see mistral.test.ts",
      tests: ["reports the usage that the vendor reports, streamed"],
    },
  ],
});
