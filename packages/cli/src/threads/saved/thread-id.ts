import { UsageError } from "../../errors/usage-error.js";

/** Longest id of a thread, in UTF-16 units. */
const longest = 200;

/**
 * Parses the id of a thread.
 *
 * @throws {@link UsageError} `WRONG_ARGUMENTS` if it is blank, too long, or has control characters.
 */
export function threadId(text: string): string {
  const fault = faultIn(text);
  if (fault === undefined) return text;
  throw new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `The id of the thread ${fault}.`,
    hint: `Pass a text of 1 to ${longest} characters, such as --thread sky-1.`,
  });
}

function faultIn(text: string): string | undefined {
  if (text.trim() === "") return "is empty";
  if (/\p{Cc}/u.test(text)) return "has control characters";
  return text.length > longest ? `has ${text.length} characters` : undefined;
}
