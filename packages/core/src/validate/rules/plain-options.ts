import { formatPath, type Issue, type IssuePath } from "../../errors/issue.js";
import type { ChatParams } from "@moagraph/provider-kit";
import { isRecord } from "../value/is-record.js";
import { plainCheck } from "../value/plain-json.js";
import type { Rule } from "./rule.js";

/** Levels of nested values in `providerOptions` or `body`. */
const deepest = 20;

/** Fields of requests that come from the graph. */
const reserved: ReadonlySet<string> = new Set(["messages", "model", "stream"]);

/**
 * `providerOptions` and the `body` of endpoints are plain JSON, so that a graph can be saved as a file,
 * and set nothing that the graph sets.
 */
export const plainOptions: Rule = ({ nodes, policies }) => [
  ...[...nodes.values()].flatMap(({ name, node }) => {
    const { providerOptions } = (node ?? {}) as ChatParams;
    return checkFields(providerOptions, ["nodes", name, "providerOptions"]);
  }),
  ...Object.entries<unknown>(policies.endpoints ?? {}).flatMap(([id, endpoint]) => {
    const body = isRecord(endpoint) ? endpoint["body"] : undefined;
    return isRecord(body) ? checkFields(body, ["endpoints", id, "body"]) : [];
  }),
];

function checkFields(fields: Readonly<Record<string, unknown>> = {}, path: IssuePath): Issue[] {
  const check = plainCheck(path, deepest);
  return Object.entries(fields).flatMap(([key, value]) =>
    reserved.has(key) ? [reservedField(key, [...path, key])] : check(value, [...path, key]),
  );
}

function reservedField(key: string, path: IssuePath): Issue {
  return {
    code: "INVALID_VALUE",
    path,
    message: `\`${formatPath(path)}\` cannot be set.`,
    hint: `Remove it. The graph sets \`${key}\`.`,
  };
}
