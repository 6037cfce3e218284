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
  skip: [
    {
      reason: "Azure does not list deployments",
      tests: [
        "lists the models that the vendor serves",
        "throws AUTHENTICATION_FAILED from its list for a wrong key, without showing it",
        "throws RATE_LIMITED from its list for rate-limited",
        "throws VENDOR_UNAVAILABLE from its list for server-error",
        "throws CONNECTION_FAILED from its list for reset",
        "throws MALFORMED_RESPONSE from its list for malformed",
        "throws MALFORMED_RESPONSE from its list for html",
        "throws MALFORMED_RESPONSE from its list for empty",
        "stops its list when it is aborted, and closes the connection",
      ],
    },
  ],
});
