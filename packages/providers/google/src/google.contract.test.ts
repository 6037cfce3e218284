import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { google } from "./google.js";

testProvider({
  describe,
  test,
  create: google,
  model: "gemini-2.5-flash",
  envPrefix: "GOOGLE",
  wire: "gemini",
});
