import { readText, type TextSource } from "./read-text.js";
import { UsageError } from "./errors/usage-error.js";

/** The argument that stands for stdin, as a prompt and as a graph file. */
export const stdinArgument = "-";

/** The prompt from stdin. */
export const stdinSource: TextSource = {
  name: "stdin",
  maxBytes: 64 * 2 ** 20,
  hint: "Pass the prompt as plain text in UTF-8.",
};

/**
 * The prompt from the arguments, or else from stdin. `-` is stdin too.
 *
 * @throws {@link UsageError} `EMPTY_PROMPT` without a prompt. It does not wait for input on a
 * terminal.
 */
export async function readPrompt(argument: string | undefined): Promise<string> {
  if (argument === undefined && process.stdin.isTTY) throw emptyPrompt("There is no prompt.");
  const isPiped = argument === undefined || argument === stdinArgument;
  const prompt = isPiped ? await readText(process.stdin, stdinSource) : argument;
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

/** The error for `run` with its graph and its prompt from stdin. */
export function stdinTwice(): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: "The graph and the prompt cannot both come from stdin.",
    hint: "Pass one of them as an argument, as in moagraph run panel.yaml - < prompt.txt.",
  });
}

/** The error for `chat` with its graph from stdin. */
export function graphFromStdin(): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: "`chat` reads questions from stdin, so it cannot read the graph from there.",
    hint: "Save the graph as a file, as in moagraph chat panel.yaml < questions.txt.",
  });
}
