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
    const { issues } = parsed.error;
    return issues.slice(0, mostNamed).map(sentenceFor).join(" ");
  };
}

function sentenceFor({
  path,
  message,
}: {
  readonly path: readonly unknown[];
  readonly message: string;
}): string {
  return path.length === 0 ? `${message}.` : `\`${path.join("/")}\`: ${message}.`;
}
