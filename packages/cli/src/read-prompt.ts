import { addAbortSignal } from "node:stream";
import { readText, type TextSource } from "./read-text.js";
import { UsageError } from "./usage-error.js";

/** The prompt's other source. */
export const stdinSource: TextSource = {
  name: "stdin",
  maxBytes: 64 * 2 ** 20,
  hint: "Pass a prompt that a model can take: plain text in UTF-8.",
};

/**
 * The prompt from the arguments, else from stdin.
 *
 * @throws {@link UsageError} `EMPTY_PROMPT` if there is none; a terminal is not waited for.
 */
export async function readPrompt(
  argument: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  if (argument === undefined && process.stdin.isTTY) throw emptyPrompt("There is no prompt.");
  const prompt = argument ?? (await readText(addAbortSignal(signal, process.stdin), stdinSource));
  if (prompt.trim() === "") throw emptyPrompt("The prompt is empty.");
  return prompt;
}

function emptyPrompt(message: string): UsageError {
  return new UsageError({
    code: "EMPTY_PROMPT",
    message,
    hint: 'Pass one in quotes, as in moagraph run moa "Why is the sky blue?", or pipe one in.',
  });
}
