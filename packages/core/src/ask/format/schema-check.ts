import { Validator } from "@langchain/core/utils/json_schema";
import type { JsonSchema } from "../../spec/policies/response-format.js";
import { isRecord } from "../../validate/value/is-record.js";
import type { ValueCheck } from "./reply-format.js";

/** Characters of a reply up to which everything that does not fit is named. */
const longestNamed = 100_000;

/** Number of parts that are named. */
const mostNamed = 5;

/** A check by JSON Schema. `format` describes a text and is not checked, as the standard says. */
export function schemaCheck(schema: JsonSchema): ValueCheck {
  // The validator writes into its schema.
  const own = withoutFormat(schema) as ConstructorParameters<typeof Validator>[0];
  const brief = new Validator(own, "2020-12", true);
  const full = new Validator(own, "2020-12", false);
  return (value, text) => {
    const { valid, errors } = (text.length > longestNamed ? brief : full).validate(value);
    return valid ? { value } : misfitOf(errors);
  };
}

/** A copy of a schema without the keyword `format`. A property may have that name. */
function withoutFormat(value: unknown, isSchema = true): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutFormat(item));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !isSchema || key !== "format");
  return Object.fromEntries(
    entries.map(([key, item]) => [key, partWithoutFormat(item, key, isSchema)]),
  );
}

function partWithoutFormat(part: unknown, key: string, isSchema: boolean): unknown {
  if (!isSchema) return withoutFormat(part);
  return literals.has(key) ? part : withoutFormat(part, !namesParts.has(key));
}

/** Keywords whose keys are names of the user. */
const namesParts: ReadonlySet<string> = new Set(
  "properties patternProperties dependentSchemas dependentRequired $defs definitions".split(" "),
);

/** Keywords whose values are no schemas. */
const literals: ReadonlySet<string> = new Set(["enum", "const", "default", "examples"]);

interface Misfit {
  readonly instanceLocation: string;
  readonly keyword: string;
  readonly error: string;
}

/** Keywords that only say that a part of the value does not fit. */
const outer: ReadonlySet<string> = new Set(
  "properties patternProperties additionalProperties items prefixItems propertyNames $ref allOf".split(
    " ",
  ),
);

function misfitOf(errors: readonly Misfit[]): string {
  const inner = errors.filter(({ keyword }) => !outer.has(keyword));
  return inner.slice(0, mostNamed).map(sentenceFor).join(" ");
}

function sentenceFor({ instanceLocation, keyword, error }: Misfit): string {
  const place = instanceLocation === "#" ? "" : `\`${instanceLocation.slice(2)}\`: `;
  return `${place}${keyword === "false" ? "It is not allowed." : plainWords(error)}`;
}

/** The validator calls the value an instance. */
function plainWords(error: string): string {
  return error
    .replace(/^Instance type "(\w+)" is invalid\./, "It is of type `$1`.")
    .replace(/^Instance\b/, "It");
}
