import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { bedrock } from "./bedrock.js";

testProvider({
  describe,
  test,
  create: bedrock,
  model: "amazon.nova-pro-v1:0",
  envPrefix: "BEDROCK",
  ownVariables: [
    "AWS_ACCESS_KEY_ID",
    "AWS_BEARER_TOKEN_BEDROCK",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_PROFILE",
    "AWS_ROLE_ARN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
  ],
  wire: "bedrock",
});
