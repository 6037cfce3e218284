import { formatPath, type Issue, type IssuePath } from "../../../errors/issue.js";
import { shorten } from "../../../errors/quote.js";
import type { AskSettings } from "../../../spec/model-settings.js";
import { isRecord } from "../../value/is-record.js";
import { isJson, notJson, plainCheck } from "../../value/plain-json.js";
import { fromRoot, type Rule } from "../rule.js";

/** Levels of nested values in `providerOptions` or `body`. */
const deepest = 20;

/** Fields of requests that come from the graph. */
const reserved: ReadonlySet<string> = new Set(["messages", "model", "stream"]);

/**
 * `providerOptions` and the `body` of endpoints are plain JSON, so that a graph can be saved as a file,
 * and set nothing that the graph sets. So is `metadata`, which has no nested values.
 */
export const plainOptions: Rule = (graph) =>
  fromRoot(graph, (at) => [
    ...checkFields(graph.policies.providerOptions, at, ["providerOptions"]),
    ...[...graph.nodes.values()].flatMap(({ name, node }) => {
      const { providerOptions, metadata } = (node ?? {}) as AskSettings;
      return [
        ...checkFields(providerOptions, at, ["nodes", name, "providerOptions"]),
        ...checkMetadata(metadata, [...at, "nodes", name, "metadata"]),
      ];
    }),
    ...Object.entries<unknown>(graph.policies.endpoints ?? {}).flatMap(([id, endpoint]) => {
      const body = isRecord(endpoint) ? endpoint["body"] : undefined;
      return isRecord(body) ? checkFields(body, at, ["endpoints", id, "body"]) : [];
    }),
  ]);

function checkFields(
  fields: Readonly<Record<string, unknown>> = {},
  root: IssuePath,
  below: IssuePath,
): Issue[] {
  const path = [...root, ...below];
  const check = plainCheck(path, root.length + deepest);
  return Object.entries(fields).flatMap(([key, value]) =>
    reserved.has(key) ? [reservedField(key, [...path, key])] : check(value, [...path, key]),
  );
}

function checkMetadata(metadata: AskSettings["metadata"] = {}, path: IssuePath): Issue[] {
  return Object.entries<unknown>(metadata).flatMap(([key, value]) => {
    if (key.startsWith("moa_")) return [reservedName(key, [...path, key])];
    if (value !== undefined && isJson(value)) return [];
    return [
      {
        ...notJson(value, [...path, key]),
        hint: "It must be a text, a number, true, false or null.",
      },
    ];
  });
}

function reservedName(key: string, path: IssuePath): Issue {
  return {
    code: "INVALID_VALUE",
    path,
    message: `\`${formatPath(path)}\` begins with \`moa_\`. These names are for the node, sample and attempt of a call.`,
    hint: `Use another name, such as \`${shorten(key.slice(4)) || "team"}\`.`,
  };
}

function reservedField(key: string, path: IssuePath): Issue {
  return {
    code: "INVALID_VALUE",
    path,
    message: `\`${formatPath(path)}\` cannot be set.`,
    hint: `Remove it. The graph sets \`${key}\`.`,
  };
}
