import { type GivenSchema, type GivenSchemas, jsonSchemaOf } from "../../ask/format/format-of.js";
import { formatPath, type Issue, type IssuePath } from "../../errors/issue.js";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { quote } from "../../errors/quote.js";
import { type GraphSpec, nodesOf } from "../../spec/graph-spec.js";
import type { ModelSettings } from "../../spec/model-settings.js";
import { schemaName } from "../../spec/policies/response-format.js";
import { checkJsonSchema, isZod } from "../../validate/value/check-json-schema.js";

/** Checks that every schema that a graph names is given, and those that it uses. */
export function checkSchemas(graph: GraphSpec, schemas: GivenSchemas = {}): Issue[] {
  const names = nodesOf(graph).flatMap(([node, settings]) => {
    const { responseFormat = {} } = settings as Partial<ModelSettings>;
    const name = schemaName(responseFormat);
    return name === undefined ? [] : [{ node, name }];
  });
  const unknown = names.filter(({ name }) => !Object.hasOwn(schemas, name));
  const used = new Set(names.map(({ name }) => name));
  return [
    ...unknown.map(({ node, name }) => unknownSchema(node, name, schemas)),
    ...Object.entries(schemas).flatMap(([name, schema]) =>
      used.has(name) ? checkGiven(schema, ["options", "schemas", name]) : [],
    ),
  ];
}

function unknownSchema(node: string, name: string, schemas: GivenSchemas): Issue {
  const nearest = nearestName(name, Object.keys(schemas));
  return {
    code: "UNKNOWN_SCHEMA",
    path: ["nodes", node, "responseFormat", "use"],
    message: `Node ${quote(node)} uses the schema ${quote(name)}, which is not in \`schemas\`.`,
    hint: didYouMean(nearest, `Pass it: compile(graph, { schemas: { ${name}: … } }).`),
    nearest,
  };
}

function checkGiven(schema: GivenSchema, path: IssuePath): Issue[] {
  return isZod(schema) ? checkZod(schema, path) : checkJsonSchema(schema, path);
}

/** zod itself checks the replies. Models are told its JSON Schema. */
function checkZod(schema: GivenSchema, path: IssuePath): Issue[] {
  let found: string;
  try {
    if (jsonSchemaOf(schema)["type"] === "object") return [];
    found = "is a zod schema of something other than an object";
  } catch (error) {
    found = `cannot be written as JSON Schema: ${(error as Error).message}`;
  }
  return [
    {
      code: "INVALID_VALUE",
      path,
      message: `\`${formatPath(path.slice(1))}\` ${found}.`,
      hint: "Pass a `z.object({ … })` whose input is plain JSON.",
    },
  ];
}
