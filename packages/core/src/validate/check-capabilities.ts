import type { Issue, IssuePath } from "../errors/issue.js";
import { capabilitiesSchema } from "../spec/policies/capabilities.js";
import { checkValue } from "./value/check-value.js";
import { isRecord } from "./value/is-record.js";

/** Checks the capabilities of each model by their schema. */
export function checkCapabilities(graph: unknown, at: IssuePath): Issue[] {
  const stated: unknown = isRecord(graph) ? graph["capabilities"] : undefined;
  if (!isRecord(stated)) return [];
  return Object.entries(stated).flatMap(([model, capabilities]) =>
    checkValue(capabilitiesSchema, capabilities, [...at, "capabilities", model]),
  );
}
