import { MoaError } from "@moagraph/core/graph";

/** What stands on stderr for an error: what is wrong, then how to fix it. */
export function errorText(error: unknown, isDebug: boolean): string {
  const lines = [`error: ${messageOf(error)}`, `hint: ${hintOf(error)}`];
  if (isDebug) lines.push(...stacksOf(error));
  return `${lines.join("\n")}\n`;
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === "" ? "Something failed without saying what." : message;
}

/** Where the command line says it differently from core, whose hints speak of TypeScript. */
const hintsHere: Readonly<Record<string, string>> = {
  ANSWER_FAILED: "Run again, or ask another model with --model from=to.",
  BROKEN_ANSWER: "What had come is on stdout; run again for a whole answer.",
  NO_USABLE_PROPOSAL: "Mend what these models report, or ask others with --model from=to.",
  PROMPT_TOO_LONG: "Shorten the prompt, or ask models with larger windows with --model from=to.",
};

function hintOf(error: unknown): string {
  if (MoaError.isInstance(error)) return hintsHere[error.code] ?? error.hint;
  return "This is not a fault that Moagraph knows. Run again with --debug to see where it happened.";
}

/** Stacks only, with those of the causes: an error's other fields may hold whole requests. */
function stacksOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner = stacksOf(error.cause).map((line, index) =>
    index === 0 ? `caused by ${line}` : line,
  );
  return [error.stack ?? error.message, ...inner];
}
