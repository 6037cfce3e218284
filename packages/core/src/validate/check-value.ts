import type {
  ChoiceSchema,
  ListSchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  TextSchema,
} from "../spec/schema.js";
import { isRecord } from "./is-record.js";
import { formatPath, type Issue, type IssueCode, type IssuePath } from "./issue.js";
import { didYouMean, nearestName } from "./nearest-name.js";

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
      return typeof value === "boolean" ? [] : [wrong(value, path, "a boolean")];
    default:
      return checkNumber(schema, value, path);
  }
}

/** Whether a value is as its schema says. */
export function fits(schema: Schema, value: unknown): boolean {
  return checkValue(schema, value, []).length === 0;
}

function checkObject(schema: ObjectSchema, value: unknown, path: IssuePath): Issue[] {
  if (!isRecord(value)) return [wrong(value, path, "an object")];
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
  if (!Array.isArray(value)) return [wrong(value, path, "an array")];
  // A copy, since a list that was written with a gap in it would be gone through without the gap.
  return [...(value as unknown[])].flatMap((item, at) => checkValue(items, item, [...path, at]));
}

/** An empty text, or a key too many: which form was meant is clear, and what is wrong with it. */
function checkChoice({ anyOf }: ChoiceSchema, value: unknown, path: IssuePath): Issue[] {
  const form = anyOf
    .map((schema) => checkValue(schema, value, path))
    .find((issues) => issues.every(({ code }) => /^(?:OUT_OF_RANGE|UNKNOWN_KEY)$/.test(code)));
  return form ?? [wrong(value, path, 'a text, or { "use": name } of a function given to compile')];
}

function checkText(schema: TextSchema, value: unknown, path: IssuePath): Issue[] {
  const oneOf = schema.const === undefined ? schema.enum : [schema.const];
  if (oneOf !== undefined) return checkOneOf(oneOf, value, path);
  if (typeof value !== "string") return [wrong(value, path, "a text")];
  if (value.length < (schema.minLength ?? 0)) {
    return [issueAt(path, "OUT_OF_RANGE", "is empty", "Write a text.")];
  }
  if (schema.pattern === undefined || new RegExp(schema.pattern, "u").test(value)) return [];
  // The one pattern there is: a line of text.
  const found = "has line breaks or other control characters";
  return [issueAt(path, "INVALID_VALUE", found, "Write it as one line of plain text.")];
}

function checkOneOf(oneOf: readonly unknown[], value: unknown, path: IssuePath): Issue[] {
  if (oneOf.includes(value)) return [];
  const code = path.at(-1) === "version" ? "UNSUPPORTED_VERSION" : "INVALID_VALUE";
  return [wrong(value, path, oneOf.map(show).join(" or "), code)];
}

function checkNumber(schema: NumberSchema, value: unknown, path: IssuePath): Issue[] {
  if (schema.const !== undefined) return checkOneOf([schema.const], value, path);
  if (value === Infinity || value === -Infinity) return [wrong(value, path, "a finite number")];
  if (typeof value !== "number" || Number.isNaN(value)) return [wrong(value, path, "a number")];
  if (schema.type === "integer" && !Number.isInteger(value)) {
    return [wrong(value, path, "a whole number")];
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
