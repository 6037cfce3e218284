import { readVariable } from "@moagraph/provider-kit";
import { baseUrlVariable, keyVariable } from "../providers/endpoint-variables.js";

/** Variables that also give access, of vendors whose access is not one key. */
const otherVariables: Readonly<Record<string, readonly string[]>> = {
  bedrock: [
    "AWS_BEARER_TOKEN_BEDROCK",
    "AWS_ACCESS_KEY_ID",
    "AWS_PROFILE",
    "AWS_ROLE_ARN",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
  ],
};

/** The set variables that make a provider usable: its key and its base URL. */
export function setVariables(id: string): string[] {
  const names = [keyVariable(id), ...(otherVariables[id] ?? []), baseUrlVariable(id)];
  return names.filter((name) => readVariable(name) !== undefined);
}
