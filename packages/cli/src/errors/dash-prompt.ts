import type { Command } from "commander";
import { UsageError } from "./usage-error.js";

/**
 * Finds a prompt that begins with `-` without `--` before it, which would be read as options.
 *
 * @throws {@link UsageError} `UNKNOWN_OPTION`, with what to type instead.
 */
export function checkDashPrompts(args: readonly string[], program: Command): void {
  const flags = flagsOf(program);
  const end = args.indexOf("--");
  const options = args.slice(0, end === -1 ? undefined : end);
  const isPrompt = commandOf(options) === promptCommand ? isDashWord : isDashPrompt;
  const prompt = options.find((text, at) => isPrompt(text) && !isValue(options[at - 1], flags));
  if (prompt === undefined) return;
  throw new UsageError({
    code: "UNKNOWN_OPTION",
    message: `\`${shortened(prompt)}\` begins with \`-\`, so it is read as an option.`,
    hint: `Put \`--\` before a prompt that begins with \`-\`: ${dashExample}.`,
  });
}

/** How to pass a prompt that begins with `-`. */
const dashExample = 'moagraph run moa -- "-5 + 3?"';

/** The only command that takes a prompt. */
const promptCommand = "run";

/** The hint for an unknown option that may be a prompt; `undefined` if the command takes none. */
export function dashHint(args: readonly string[]): string | undefined {
  if (commandOf(args) !== promptCommand) return undefined;
  return `If it is the prompt, put \`--\` before it: ${dashExample}.`;
}

function commandOf(args: readonly string[]): string | undefined {
  return args.find((arg) => !arg.startsWith("-"));
}

/** The options without a value. */
function flagsOf(program: Command): ReadonlySet<string | undefined> {
  const options = [program, ...program.commands].flatMap((command) => command.options);
  const flags = options.filter(({ required, optional }) => !required && !optional);
  return new Set(flags.flatMap(({ short, long }) => [short, long]));
}

/** Whether the argument after this one is the value of an option. */
function isValue(before: string | undefined, flags: ReturnType<typeof flagsOf>): boolean {
  return before !== undefined && /^-[^=]+$/.test(before) && !flags.has(before);
}

/** No option is a number, or has a blank before its value. */
function isDashPrompt(argument: string): boolean {
  return /^-(?:\d|[^\s=]*\s)/.test(argument);
}

/**
 * Whether commander would read a word as a short option and its value, such as `-m` and `oon?`. A
 * value of `-m` has a `=`.
 */
function isDashWord(argument: string): boolean {
  return isDashPrompt(argument) || /^-(?:m[^=]+$|V.)/s.test(argument);
}

function shortened(prompt: string): string {
  const [line = ""] = prompt.split("\n", 1);
  return line.length > 40 || line !== prompt ? `${line.slice(0, 40)}…` : line;
}
