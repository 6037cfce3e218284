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
import { didYouMean, nearestName } from "../../errors/nearest-name.js";

/** What a schema asks for, by its form. */
const forms = {
  object: "an object",
  array: "an array",
  string: "a text",
  boolean: "a boolean",
  number: "a number",
  integer: "a whole number",
};

/** Checks a value against a schema, and says in our words what does not fit. */
export function checkValue(schema: Schema, value: unknown, path: IssuePath): Issue[] {
  if (value === undefined) return [issueAt(path, "MISSING_VALUE", "is missing", "Add it.")];
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

/** Whether a value is as its schema says. */
export function fits(schema: Schema, value: unknown): boolean {
  return checkValue(schema, value, []).length === 0;
}

function checkObject(schema: ObjectSchema, value: unknown, path: IssuePath): Issue[] {
  if (!isRecord(value)) return [wrong(value, path, forms.object)];
  const { properties, required = [], additionalProperties } = schema;
  const faulty = Object.entries<Schema>(properties)
    .filter(([key]) => value[key] !== undefined || required.includes(key))
    .flatMap(([key, property]) => checkValue(property, value[key], [...path, key]));
  if (additionalProperties === undefined) return faulty;
  const strange = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
  const known = Object.keys(properties);
  return [...faulty, ...strange.map((key) => unknownKey(key, known, [...path, key]))];
}

function unknownKey(key: string, known: readonly string[], path: IssuePath): Issue {
  const nearest = nearestName(key, known);
  const hint = didYouMean(nearest, `Known keys: ${known.join(", ")}.`);
  return { ...issueAt(path, "UNKNOWN_KEY", "is not a known key", hint), nearest };
}

function checkList({ items }: ListSchema, value: unknown, path: IssuePath): Issue[] {
  if (!Array.isArray(value)) return [wrong(value, path, forms.array)];
  // A copy, since a list that was written with a gap in it would be gone through without the gap.
  return [...(value as unknown[])].flatMap((item, at) => checkValue(items, item, [...path, at]));
}

/** An empty text, or a key too many: which form was meant is clear, and what is wrong with it. */
function checkChoice(choice: Schema & ChoiceSchema, value: unknown, path: IssuePath): Issue[] {
  const form = choice.anyOf
    .map((schema) => checkValue(schema, value, path))
    .find((issues) => issues.every(({ code }) => /^(?:OUT_OF_RANGE|UNKNOWN_KEY)$/.test(code)));
  return form ?? [wrong(value, path, expectedBy(choice))];
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

/** The few texts that a schema is of, if it is. */
function oneOfIn(schema: TextSchema): readonly string[] | undefined {
  return schema.const === undefined ? schema.enum : [schema.const];
}

function checkOneOf(oneOf: readonly unknown[], value: unknown, path: IssuePath): Issue[] {
  if (oneOf.includes(value)) return [];
  return [wrong(value, path, listed(oneOf), "INVALID_VALUE")];
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

/** The side of its range on which a number lies outside. */
function rangeMissed(schema: NumberSchema, value: number): string | undefined {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = schema;
  if (value < minimum) return `at least ${minimum}`;
  if (value <= exclusiveMinimum) return `above ${exclusiveMinimum}`;
  return value > maximum ? `at most ${maximum}` : undefined;
}

/** What a schema asks for, in its own words or by its form. */
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
): Issue {
  return issueAt(path, code, `is ${show(value)}`, `It must be ${expected}.`);
}

function issueAt(path: IssuePath, code: IssueCode, found: string, hint: string): Issue {
  return { code, path, message: `\`${formatPath(path)}\` ${found}.`, hint };
}

/** A value for a message: numbers as they are, texts quoted, anything large only by its type. */
export function show(value: unknown): string {
  if (typeof value === "string") {
    return value.length <= 40 ? JSON.stringify(value) : `a text of ${value.length} characters`;
  }
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
