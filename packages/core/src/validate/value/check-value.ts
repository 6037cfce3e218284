import {
  type ChoiceSchema,
  type ListSchema,
  type NumberSchema,
  type ObjectSchema,
  type Schema,
  type TextSchema,
  words,
} from "../../schema/schema.js";
import { isRecord } from "./is-record.js";
import { formatPath, type Issue, type IssueCode, type IssuePath } from "../../errors/issue.js";
import { formHint, missingHint } from "./form-hint.js";
import { keyHint } from "./key-hint.js";
import { nearestName } from "../../errors/nearest-name.js";

/** Names of the types of JSON Schema, for messages. */
const forms = {
  object: "an object",
  array: "an array",
  string: "a text",
  boolean: "a boolean",
  number: "a number",
  integer: "a whole number",
};

/**
 * Checks a value against a schema.
 *
 * @returns One issue for each part that does not match; empty if the value matches.
 */
export function checkValue(schema: Schema, value: unknown, path: IssuePath): Issue[] {
  if (value === undefined) return [missing(path)];
  if ("anyOf" in schema) return checkChoice(schema, value, path);
  switch (schema.type) {
    case "object":
      return checkObject(schema, value, path);
    case "array":
      return checkList(schema, value, path);
    case "string":
      return checkText(schema, value, path);
    case "boolean":
      return typeof value === "boolean" ? [] : [wrong(value, path, forms.boolean)];
    default:
      return checkNumber(schema, value, path);
  }
}

function missing(path: IssuePath): Issue {
  return issueAt(path, "MISSING_VALUE", "is missing", missingHint(path.at(-1)) ?? "Add it.");
}

/** Whether a value matches a schema. */
export function fits(schema: Schema, value: unknown): boolean {
  return checkValue(schema, value, []).length === 0;
}

function checkObject(schema: ObjectSchema, value: unknown, path: IssuePath): Issue[] {
  if (!isRecord(value)) return [wrong(value, path, forms.object)];
  const { properties, required = [], additionalProperties } = schema;
  const known = Object.keys(properties);
  const faulty = known
    .filter((key) => value[key] !== undefined || required.includes(key))
    .flatMap((key) => checkValue(properties[key] as Schema, value[key], [...path, key]));
  if (additionalProperties === undefined) return faulty;
  const strange = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
  return [...faulty, ...strange.map((key) => unknownKey(key, known, [...path, key]))];
}

function unknownKey(key: string, known: readonly string[], path: IssuePath): Issue {
  const { hint, nearest } = keyHint(key, known);
  return { ...issueAt(path, "UNKNOWN_KEY", "is not a known key", hint), nearest };
}

function checkList({ items }: ListSchema, value: unknown, path: IssuePath): Issue[] {
  if (!Array.isArray(value)) return [wrong(value, path, forms.array)];
  // `flatMap` skips gaps in an array. A copy has `undefined` instead.
  return [...(value as unknown[])].flatMap((item, at) => checkValue(items, item, [...path, at]));
}

/**
 * Reports the issues of the form that was meant, if an empty text, an unknown key or the keys of one
 * object show which.
 */
function checkChoice(choice: Schema & ChoiceSchema, value: unknown, path: IssuePath): Issue[] {
  const tried = choice.anyOf.map((schema) => ({ schema, issues: checkValue(schema, value, path) }));
  const form = tried.find(({ issues }) =>
    issues.every(({ code }) => /^(?:OUT_OF_RANGE|UNKNOWN_KEY)$/.test(code)),
  );
  if (form !== undefined) return form.issues;
  const meant = tried.filter(({ schema }) => sharesKey(schema, value));
  const issues = meant.length === 1 ? meant[0]?.issues : undefined;
  return issues ?? [wrong(value, path, expectedBy(choice), "WRONG_TYPE", namesIn(choice))];
}

/** The texts that one of the forms allows. */
function namesIn({ anyOf }: ChoiceSchema): unknown[] {
  return anyOf.flatMap((schema) =>
    "anyOf" in schema || schema.type !== "string" ? [] : (oneOfIn(schema) ?? []),
  );
}

function sharesKey(schema: Schema, value: unknown): boolean {
  if ("anyOf" in schema || schema.type !== "object" || !isRecord(value)) return false;
  const known = Object.keys(schema.properties);
  return Object.keys(value).some(
    (key) => known.includes(key) || nearestName(key, known) !== undefined,
  );
}

function checkText(schema: Schema & TextSchema, value: unknown, path: IssuePath): Issue[] {
  const oneOf = oneOfIn(schema);
  if (oneOf !== undefined) return checkOneOf(oneOf, value, path);
  if (typeof value !== "string") return [wrong(value, path, forms.string)];
  if (value.length < (schema.minLength ?? 0)) {
    return [issueAt(path, "OUT_OF_RANGE", "is empty", "Write a text.")];
  }
  if (schema.pattern === undefined || new RegExp(schema.pattern, "u").test(value)) return [];
  const found = schema[words]?.mismatch ?? `is ${show(value)}`;
  return [issueAt(path, "INVALID_VALUE", found, `Write it as ${expectedBy(schema)}.`)];
}

/** The values of a schema that lists them. */
function oneOfIn(schema: TextSchema): readonly string[] | undefined {
  return schema.const === undefined ? schema.enum : [schema.const];
}

function checkOneOf(oneOf: readonly unknown[], value: unknown, path: IssuePath): Issue[] {
  if (oneOf.includes(value)) return [];
  return [wrong(value, path, listed(oneOf), "INVALID_VALUE", oneOf)];
}

function listed(oneOf: readonly unknown[]): string {
  return oneOf.map(show).join(" or ");
}

function checkNumber(schema: NumberSchema, value: unknown, path: IssuePath): Issue[] {
  if (schema.const !== undefined) return checkOneOf([schema.const], value, path);
  if (value === Infinity || value === -Infinity) return [wrong(value, path, "a finite number")];
  if (typeof value !== "number" || Number.isNaN(value)) return [wrong(value, path, forms.number)];
  if (schema.type === "integer" && !Number.isInteger(value)) {
    return [wrong(value, path, forms.integer)];
  }
  const range = rangeMissed(schema, value);
  return range === undefined ? [] : [wrong(value, path, range, "OUT_OF_RANGE")];
}

/** The limit that a number exceeds. */
function rangeMissed(schema: NumberSchema, value: number): string | undefined {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = schema;
  if (value < minimum) return `at least ${minimum}`;
  if (value <= exclusiveMinimum) return `above ${exclusiveMinimum}`;
  return value > maximum ? `at most ${maximum}` : undefined;
}

/** What a schema expects, for a message. */
function expectedBy(schema: Schema): string {
  const own = schema[words]?.expected;
  if (own !== undefined) return own;
  if ("anyOf" in schema) return schema.anyOf.map(expectedBy).join(", or ");
  if (schema.type !== "string") return forms[schema.type];
  const oneOf = oneOfIn(schema);
  if (oneOf !== undefined) return listed(oneOf);
  const { pattern } = schema;
  return pattern === undefined ? forms.string : `a text that matches /${pattern}/u`;
}

function wrong(
  value: unknown,
  path: IssuePath,
  expected: string,
  code: IssueCode = "WRONG_TYPE",
  names: readonly unknown[] = [],
): Issue {
  // The names of capabilities are those of settings, with other values.
  const form = path.includes("capabilities") ? undefined : formHint(path.at(-1), value);
  const nearest = typeof value === "string" ? nearestName(value, names.filter(isText)) : undefined;
  const meant = nearest === undefined ? "" : `Did you mean ${show(nearest)}? `;
  const hint = form ?? `${meant}It must be ${expected}.`;
  return { ...issueAt(path, code, `is ${show(value)}`, hint), ...(nearest && { nearest }) };
}

function issueAt(path: IssuePath, code: IssueCode, found: string, hint: string): Issue {
  return { code, path, message: `\`${formatPath(path)}\` ${found}.`, hint };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** A value for a message. Long texts, arrays, objects and functions are shown by their type. */
export function show(value: unknown): string {
  if (typeof value === "string") {
    return value.length <= 40 ? JSON.stringify(value) : `a text of ${value.length} characters`;
  }
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  if (typeof value === "function") return "a function";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
