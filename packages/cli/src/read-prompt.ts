import { readText, type TextSource } from "./read-text.js";
import { UsageError } from "./errors/usage-error.js";

/** The prompt from stdin. */
export const stdinSource: TextSource = {
  name: "stdin",
  maxBytes: 64 * 2 ** 20,
  hint: "Pass the prompt as plain text in UTF-8.",
};

/**
 * The prompt from the arguments, or else from stdin.
 *
 * @throws {@link UsageError} `EMPTY_PROMPT` without a prompt. It does not wait for input on a
 * terminal.
 */
export async function readPrompt(argument: string | undefined): Promise<string> {
  if (argument === undefined && process.stdin.isTTY) throw emptyPrompt("There is no prompt.");
  const prompt = argument ?? (await readText(process.stdin, stdinSource));
  if (prompt.trim() === "") throw emptyPrompt("The prompt is empty.");
  return prompt;
}

function emptyPrompt(message: string): UsageError {
  return new UsageError({
    code: "EMPTY_PROMPT",
    message,
    hint: 'Pass a prompt in quotes, as in moagraph run moa "Why is the sky blue?", or pipe it to stdin.',
  });
}
