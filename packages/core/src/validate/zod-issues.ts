import { z } from "zod";
import { formatPath, type Issue, type IssuePath } from "./issue.js";
import { didYouMean, nearestName } from "./nearest-name.js";
import { isRecord } from "./outline.js";

type Schema = z.ZodType & { readonly shape: Readonly<Record<string, unknown>> };

/** Checks a value against a schema, and says in our words what does not fit. */
export function toIssues(schema: Schema, value: unknown, path: IssuePath): Issue[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => translate(issue, schema, value, path));
}

function translate(
  issue: z.core.$ZodIssue,
  schema: Schema,
  value: unknown,
  base: IssuePath,
): Issue[] {
  const inner = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  const path = [...base, ...inner];
  const found = valueAt(value, inner);
  const field = formatPath(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, keysAt(schema, inner), path));
    case "too_small":
    case "too_big":
      return [outOfRange(issue, field, found, path)];
    case "invalid_format":
      return [controlCharacters(field, path)];
    case "invalid_value":
      return [unsupported(issue.values, field, found, path)];
    default:
      return [found === undefined ? missing(field, path) : wrongType(issue, field, found, path)];
  }
}

/** The keys that an object may have which stands at a path within a schema. */
function keysAt(schema: Schema, path: readonly (string | number)[]): string[] {
  let at: unknown = schema;
  for (const key of path)
    at = at instanceof z.ZodObject ? withoutOptional(at.shape[key]) : undefined;
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function withoutOptional(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

function unknownKey(key: string, known: readonly string[], path: IssuePath): Issue {
  const nearest = nearestName(key, known);
  return {
    code: "UNKNOWN_KEY",
    path: [...path, key],
    message: `\`${formatPath([...path, key])}\` is not a known key.`,
    hint: didYouMean(nearest, `Known keys: ${known.join(", ")}.`),
    nearest,
  };
}

type RangeIssue = Extract<z.core.$ZodIssue, { code: "too_small" | "too_big" }>;

function outOfRange(issue: RangeIssue, field: string, found: unknown, path: IssuePath): Issue {
  const isText = typeof found === "string";
  return {
    code: "OUT_OF_RANGE",
    path,
    message: isText ? `\`${field}\` is empty.` : `\`${field}\` is ${show(found)}.`,
    hint: isText ? "Write a text." : `It must be ${rangeOf(issue)}.`,
  };
}

function rangeOf(issue: RangeIssue): string {
  if (issue.code === "too_small") {
    return `${issue.inclusive === false ? "above" : "at least"} ${issue.minimum}`;
  }
  return `${issue.inclusive === false ? "below" : "at most"} ${issue.maximum}`;
}

function unsupported(
  values: readonly unknown[],
  field: string,
  found: unknown,
  path: IssuePath,
): Issue {
  return {
    code: path.at(-1) === "version" ? "UNSUPPORTED_VERSION" : "INVALID_VALUE",
    path,
    message: `\`${field}\` is ${show(found)}.`,
    hint: `It must be ${values.map(show).join(" or ")}.`,
  };
}

/** The one format there is: a line of text. */
function controlCharacters(field: string, path: IssuePath): Issue {
  return {
    code: "INVALID_VALUE",
    path,
    message: `\`${field}\` has line breaks or other control characters.`,
    hint: "Write it as one line of plain text.",
  };
}

function missing(field: string, path: IssuePath): Issue {
  return { code: "MISSING_VALUE", path, message: `\`${field}\` is missing.`, hint: "Add it." };
}

function wrongType(issue: z.core.$ZodIssue, field: string, found: unknown, path: IssuePath): Issue {
  const expected = "expected" in issue ? nameOfType(issue.expected, found) : undefined;
  return {
    code: "WRONG_TYPE",
    path,
    message: `\`${field}\` is ${show(found)}.`,
    hint: `It must be ${expected ?? 'a text, or { "use": name } of a function given to compile'}.`,
  };
}

function nameOfType(expected: string, found: unknown): string {
  if (found === Infinity || found === -Infinity) return "a finite number";
  if (expected === "int") return "a whole number";
  if (expected === "string") return "a text";
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      Array.isArray(at) ? (at as unknown[])[Number(key)] : isRecord(at) ? at[key] : undefined,
    value,
  );
}

/** A value for a message: numbers as they are, texts quoted, anything large only by its type. */
export function show(value: unknown): string {
  if (typeof value === "string") {
    return value.length <= 40 ? JSON.stringify(value) : `a text of ${value.length} characters`;
  }
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
