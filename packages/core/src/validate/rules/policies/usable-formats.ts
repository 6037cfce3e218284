import type { Issue, IssuePath } from "../../../errors/issue.js";
import { formatPath } from "../../../errors/issue.js";
import type { ModelSettings } from "../../../spec/model-settings.js";
import { type ResponseFormat, schemaName } from "../../../spec/policies/response-format.js";
import { checkJsonSchema, isZod } from "../../value/check-json-schema.js";
import { show } from "../../value/check-value.js";
import { fromRoot, type Rule } from "../rule.js";

/** `responseFormat` is the name of a schema, or a JSON Schema that replies can be checked by. */
export const usableFormats: Rule = (graph) =>
  fromRoot(graph, (at) =>
    [...graph.nodes.values()].flatMap(({ name, node }) => {
      const { responseFormat } = (node ?? {}) as Partial<ModelSettings>;
      return responseFormat === undefined
        ? []
        : checkFormat(responseFormat, [...at, "nodes", name, "responseFormat"]);
    }),
  );

function checkFormat(format: ResponseFormat, path: IssuePath): Issue[] {
  const isReference = !isZod(format) && "use" in format;
  return isReference ? checkReference(format, path) : checkJsonSchema(format, path);
}

function checkReference(format: ResponseFormat, path: IssuePath): Issue[] {
  const name = schemaName(format);
  const other = Object.keys(format).filter((key) => key !== "use");
  if (name !== undefined && name !== "" && other.length === 0) return [];
  const [key] = other;
  const at = [...path, key ?? "use"];
  const found = key === undefined ? `is ${show(format.use)}` : "is beside `use`";
  return [
    {
      code: "INVALID_VALUE",
      path: at,
      message: `\`${formatPath(at)}\` ${found}.`,
      hint: 'Write `{ "use": "name" }` alone, or a JSON Schema of an object.',
    },
  ];
}
