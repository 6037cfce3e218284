import { UsageError } from "../errors/usage-error.js";

/** Replacement models by the full name of the replaced model. */
export type ModelSwaps = Readonly<Record<string, string>>;

/**
 * Adds one `--model from=to` to `before`, and returns it. A copy for each of many options would take
 * quadratic time. Model names may contain `=`; the first one separates.
 */
export function collectSwaps(text: string, before: Record<string, string> = noSwaps()): ModelSwaps {
  const at = text.indexOf("=");
  const from = text.slice(0, Math.max(0, at)).trim();
  const to = text.slice(at + 1).trim();
  if (at < 0 || from === "" || !/^[^:]+:./.test(to)) throw malformed(text);
  if (Object.hasOwn(before, from) && before[from] !== to) throw ambiguous(from, [before[from], to]);
  before[from] = to;
  return before;
}

/** Has no prototype: `__proto__` is a name like any other. */
function noSwaps(): Record<string, string> {
  return Object.create(null) as Record<string, string>;
}

function malformed(text: string): UsageError {
  return new UsageError({
    code: "WRONG_MODEL_SWAP",
    message: `\`--model ${text}\` does not name a model and its replacement.`,
    hint: "Write `--model from=to` with full model names, such as `--model together:Qwen/Qwen1.5-72B-Chat=openai:gpt-4o`.",
  });
}

function ambiguous(from: string, to: readonly (string | undefined)[]): UsageError {
  return new UsageError({
    code: "WRONG_MODEL_SWAP",
    message: `\`--model\` gives two replacements for \`${from}\`: ${to.map((model) => `\`${model}\``).join(" and ")}.`,
    hint: "Keep one of them.",
  });
}
