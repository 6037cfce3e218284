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
  NO_USABLE_PROPOSAL: "Mend what these models report, or ask others with --model from=to.",
  PROMPT_TOO_LONG: "Shorten the prompt, or ask models with larger windows with --model from=to.",
};

function hintOf(error: unknown): string {
  if (MoaError.isInstance(error)) {
    if (error.code === "ANSWER_FAILED") return answerHint(error);
    if (error.code === "BROKEN_ANSWER") return error.hint.replace("in `partialText`", "on stdout");
    return hintsHere[error.code] ?? error.hint;
  }
  return "This is not a fault that Moagraph knows. Run again with --debug to see where it happened.";
}

/** What failed knows best what to do, if it is one of ours. */
function answerHint({ cause }: MoaError): string {
  const hint = MoaError.isInstance(cause) ? cause.hint : "Run again.";
  return `${hint} Or ask another model with --model from=to.`;
}

/** Stacks only, with those of the causes: an error's other fields may hold whole requests. */
function stacksOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner = stacksOf(error.cause).map((line, index) =>
    index === 0 ? `caused by ${line}` : line,
  );
  return [error.stack ?? error.message, ...inner];
}
