import { UsageError } from "../errors/usage-error.js";

/**
 * The question in a line of JSON: a string, or an object with a string `question`.
 *
 * @throws {@link UsageError} `INVALID_QUESTION` for anything else.
 */
export function questionOf(line: string): string {
  const value = parsed(line);
  if (typeof value === "string") return value;
  const question = isObject(value) ? value["question"] : undefined;
  if (typeof question === "string") return question;
  throw new UsageError({
    code: "INVALID_QUESTION",
    message: "A line is not a question in JSON.",
    hint: 'With --jsonl, each line is a string or an object: {"question": "Line 1\\nLine 2"}.',
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
