import { inspect } from "node:util";
import { z } from "zod";
import { ServerError } from "../server-error.js";

const mostFaults = 3;
const longestFault = 300;
const longestPath = 100;
const longestValue = 40;

/** A fault that Zod found in a value. This server uses version 4 of it, langgraph-api version 3. */
export interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Of a union in version 3: the issues of each of its branches. */
  readonly unionErrors?: readonly { readonly issues: readonly SchemaIssue[] }[];
}

/**
 * Returns a value as a schema reads it.
 *
 * @throws {ServerError} `INVALID_REQUEST`, with a sentence for each of the first three faults.
 */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const { data, error } = schema.safeParse(value);
  if (error !== undefined) throw schemaRefusal(error.issues);
  return data;
}

/** The option of a schema that sets its error message. */
export interface Fault {
  readonly error: (issue: { readonly input?: unknown }) => string;
}

/** Returns an error message with what a schema expects, and what it has received. */
export function expected(what: string): Fault {
  return { error: ({ input }) => `expected ${what}, received ${shown(input)}` };
}

/** Returns the error of a request with such issues: a sentence for each of the first three. */
export function schemaRefusal(issues: readonly SchemaIssue[]): ServerError {
  const ofEachPath = firstOfEachPath(issues);
  const faults = ofEachPath.slice(0, mostFaults).map(sentenceOf);
  const more = ofEachPath.length - faults.length;
  return new ServerError(422, {
    code: "INVALID_REQUEST",
    message: [...faults, ...(more > 0 ? [`And ${more} more.`] : [])].join(" "),
    hint: "Send what LangGraph's clients send.",
  });
}

function firstOfEachPath(issues: readonly SchemaIssue[]): SchemaIssue[] {
  const first = new Map<string, SchemaIssue>();
  for (const issue of issues) if (!first.has(whereOf(issue))) first.set(whereOf(issue), issue);
  return [...first.values()];
}

/** A sentence such as `limit: expected number, received array.` Values and names in it are cut. */
function sentenceOf(issue: SchemaIssue): string {
  const text = [...new Set(branchesOf(issue).map(textOf))].join(", or ");
  return `${cut(`${whereOf(issue)}: ${text}`, longestFault)}.`;
}

function whereOf({ path }: SchemaIssue): string {
  return path.length === 0 ? "The request" : cut(z.core.toDotPath([...path]), longestPath);
}

function branchesOf(issue: SchemaIssue): SchemaIssue[] {
  const { unionErrors } = issue;
  if (unionErrors === undefined) return [issue];
  return unionErrors.flatMap(({ issues }) => issues.slice(0, 1).flatMap(branchesOf));
}

function textOf({ message }: SchemaIssue): string {
  const text = message.replace(/^(Invalid input|Invalid enum value)[:.] /, "");
  return text.slice(0, 1).toLowerCase() + text.slice(1).replace(/\.$/, "");
}

function shown(value: unknown): string {
  const short = { depth: 0, maxArrayLength: 3, maxStringLength: longestValue };
  return cut(inspect(value, short), longestValue);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
