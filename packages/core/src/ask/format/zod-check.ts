import { type InteropZodType, interopSafeParseAsync } from "@langchain/core/utils/types";
import { SchemaResultError } from "../../errors/schema-result-error.js";
import { type ZodIssue, zodIssuesOf } from "../../validate/value/zod-issues.js";
import { checkPlainJson } from "./plain-json.js";
import type { ValueCheck } from "./reply-format.js";

/** Number of parts that are named. */
const mostNamed = 5;

/**
 * A check by zod. The value is what the schema makes of the reply.
 *
 * @throws {@link SchemaResultError} `SCHEMA_RESULT` if a function of the schema throws, or returns what
 *   is no plain JSON.
 */
export function zodCheck(schema: InteropZodType): ValueCheck {
  return async (value) => {
    const parsed = await parsedBy(schema, value);
    if (parsed.success) {
      checkPlainJson(parsed.data);
      return { value: parsed.data };
    }
    // What a transform has thrown comes instead of zod's error.
    const issues = zodIssuesOf(parsed.error);
    if (issues === undefined) throw SchemaResultError.threw(parsed.error);
    return issues.slice(0, mostNamed).map(sentenceFor).join(" ");
  };
}

async function parsedBy(
  schema: InteropZodType,
  value: unknown,
): ReturnType<typeof interopSafeParseAsync<unknown>> {
  try {
    return await interopSafeParseAsync<unknown>(schema, value);
  } catch (error) {
    throw SchemaResultError.threw(error);
  }
}

function sentenceFor({ path, message }: ZodIssue): string {
  return path.length === 0 ? `${message}.` : `\`${path.join("/")}\`: ${message}.`;
}
