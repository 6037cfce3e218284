import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { cohere } from "./cohere.js";

testProvider({
  describe,
  test,
  create: cohere,
  model: "command-a-03-2025",
  envPrefix: "COHERE",
  wire: "cohere",
});
