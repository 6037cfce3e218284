import { formatPath, type Issue, type IssuePath } from "../../errors/issue.js";
import type { ChatParams } from "@moagraph/provider-kit";
import { show } from "../value/check-value.js";
import { isRecord } from "../value/is-record.js";
import type { Rule } from "./rule.js";

/** Levels of nested values in `providerOptions`. */
const deepest = 20;

/** `providerOptions` are plain JSON, so that a graph can be saved as a file. */
export const plainOptions: Rule = ({ nodes }) =>
  [...nodes.values()].flatMap(({ name, node }) => {
    const { providerOptions } = (node ?? {}) as ChatParams;
    return Object.entries(providerOptions ?? {}).flatMap(([key, value]) =>
      notPlain(value, ["nodes", name, "providerOptions", key]),
    );
  });

function notPlain(value: unknown, path: IssuePath): Issue[] {
  if (path.length > deepest) return [issue(value, path)];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, at) => notPlain(item, [...path, at]));
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([key, item]) => notPlain(item, [...path, key]));
  }
  return isJson(value) ? [] : [issue(value, path)];
}

function isJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return value == null || typeof value === "string" || typeof value === "boolean";
}

function issue(value: unknown, path: IssuePath): Issue {
  return {
    code: "INVALID_VALUE",
    path,
    message: `\`${formatPath(path)}\` is ${show(value)}.`,
    hint: "It must be plain JSON.",
  };
}
