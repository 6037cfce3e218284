import { type InteropZodType, interopSafeParseAsync } from "@langchain/core/utils/types";
import { checkPlainJson } from "./plain-json.js";
import type { ValueCheck } from "./reply-format.js";

/** Number of parts that are named. */
const mostNamed = 5;

/** A check by zod. The value is what the schema makes of the reply. */
export function zodCheck(schema: InteropZodType): ValueCheck {
  return async (value) => {
    const parsed = await interopSafeParseAsync<unknown>(schema, value);
    if (parsed.success) {
      checkPlainJson(parsed.data);
      return { value: parsed.data };
    }
    // What a transform has thrown comes instead of zod's error.
    const { issues }: { readonly issues?: readonly ZodIssue[] } = parsed.error;
    if (issues === undefined) throw asError(parsed.error);
    return issues.slice(0, mostNamed).map(sentenceFor).join(" ");
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

interface ZodIssue {
  readonly path: readonly unknown[];
  readonly message: string;
}

function sentenceFor({ path, message }: ZodIssue): string {
  return path.length === 0 ? `${message}.` : `\`${path.join("/")}\`: ${message}.`;
}
