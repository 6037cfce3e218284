import type { ModelFacts } from "@moagraph/provider-kit";
import { formatPath, type Issue, type IssuePath } from "../../errors/issue.js";
import {
  lineOfText,
  nonEmptyText,
  type NumberSchema,
  type Schema,
  type TextSchema,
  wholeNumber,
  words,
} from "../../schema/schema.js";
import { checkValue, show } from "../../validate/value/check-value.js";
import { isRecord } from "../../validate/value/is-record.js";
import { keyHint } from "../../validate/value/key-hint.js";
import { wrongType } from "./wrong-type.js";

const day: Schema & TextSchema = {
  type: "string",
  pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$",
  [words]: { expected: "YYYY-MM-DD" },
};
const price: NumberSchema = { type: "number", minimum: 0 };
const parameters: NumberSchema = { type: "number", exclusiveMinimum: 0 };

/** The values of all facts. The compiler tells of a new one. */
const values: Readonly<Record<keyof ModelFacts, Schema>> = {
  contextTokens: wholeNumber(1),
  maxOutputTokens: wholeNumber(1),
  inputUsdPerMillionTokens: price,
  cachedInputUsdPerMillionTokens: price,
  outputUsdPerMillionTokens: price,
  activeParameters: parameters,
  totalParameters: parameters,
  released: day,
  retired: day,
  successor: lineOfText,
  quality: { type: "number" },
};

/** Checks the facts of a model in `models`: their names, values, sources and days. */
export function checkFacts(facts: unknown, path: IssuePath): Issue[] {
  if (!isRecord(facts)) return [wrongType(path, facts, "Write `facts: { … }`.")];
  return Object.entries(facts).flatMap(([name, fact]) => checkFact(name, fact, [...path, name]));
}

function checkFact(name: string, fact: unknown, path: IssuePath): Issue[] {
  if (!Object.hasOwn(values, name)) {
    const message = `\`${formatPath(path)}\` is no fact.`;
    const found = keyHint(name, Object.keys(values));
    return [{ code: "UNKNOWN_KEY", path: ["options", ...path], message, ...found }];
  }
  if (fact === undefined) return [];
  if (!isRecord(fact)) return [wrongType(path, fact, factHint(name, fact))];
  const hint = factHint(name, fact["value"]);
  const parts = { value: values[name as keyof ModelFacts], source: nonEmptyText, asOf: day };
  return Object.entries(parts).flatMap(([part, schema]) =>
    checkValue(schema, fact[part], [...path, part]).map((issue) => ({
      ...issue,
      path: ["options", ...issue.path],
      ...(issue.code === "MISSING_VALUE" && { hint }),
    })),
  );
}

function factHint(name: string, fact: unknown): string {
  const value = typeof fact === "number" || typeof fact === "string" ? show(fact) : "…";
  return `Write \`${name}: { value: ${value}, source: "https://…", asOf: "YYYY-MM-DD" }\`.`;
}
