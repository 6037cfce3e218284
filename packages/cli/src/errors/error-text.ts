import type { Call } from "@moagraph/core";
import { MoaError } from "@moagraph/core/graph";
import { docsUrlOf } from "@moagraph/provider-kit";
import { offerOf } from "../offer/offers.js";
import { storageHint } from "../threads/saved/storage-hint.js";
import { shortenLines } from "../shorten-lines.js";
import { withoutCode } from "./without-code.js";

/**
 * The text of an error on stderr: what is wrong, how to fix it, a command that works, if known, and
 * the page about its code.
 */
export function errorText(error: unknown, isDebug: boolean): string {
  const lines = [`error: ${messageOf(error)}`, `hint: ${hintOf(error)}`].map(shortenLines);
  const offer = offerOf(error);
  if (offer !== undefined) lines.push(`try: ${offer}`);
  lines.push(`docs: ${docsOf(error)}`);
  if (isDebug) lines.push(...stacksOf(error));
  return `${lines.join("\n")}\n`;
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === "" ? "Something failed without an error message." : message;
}

function docsOf(error: unknown): string {
  return MoaError.isInstance(error) ? error.docsUrl : docsUrlOf("UNEXPECTED");
}

/** Hints that differ from core's, which are for TypeScript. */
const cliHints: Readonly<Record<string, string>> = {
  GRAPH_CHANGED:
    "Resume with the graph as it was. Or run again from the first changed node with --from. Or add --on-graph-change continue, if no node has run that changed. Or ask in a new thread.",
  THREAD_BUSY: "Wait until it has ended, or use another thread with --thread.",
  PROMPT_TOO_LONG:
    "Shorten the prompt, or use models with larger context windows with --model from=to.",
};

/** Of a run in a thread. */
const keptHint = "All calls were cancelled. Results that had arrived are kept.";

const thenResume = "Then resume the run: what was saved before is not asked again.";

function hintOf(error: unknown): string {
  if (MoaError.isInstance(error)) {
    const refused = refusedSettingHint(error);
    if (refused !== undefined) return refused;
    if (error.code === "INTERRUPTED" && offerOf(error) !== undefined) return keptHint;
    if (error.code === "CHECKPOINT_FAILED") return `${storageHint(error.cause)} ${thenResume}`;
    if (error.code === "CHECKPOINT_UNREADABLE") return storageHint(error.cause);
    if (error.code === "ANSWER_FAILED") return answerHint(error);
    if (error.code === "NO_USABLE_PROPOSAL") return proposalsHint(error);
    if (error.code === "MISSING_KEY") return keyHint(error);
    if (error.code === "BROKEN_ANSWER") return error.hint.replace("in `partialText`", "on stdout");
    return cliHints[error.code] ?? withoutCode(error.hint);
  }
  return "This error is not one of Moagraph's. Run again with --debug to see where it happened.";
}

/** Options that leave a setting to the vendor, by its name in a vendor's message. */
const settingOptions: readonly (readonly [RegExp, string])[] = [
  [/\btemperature\b/i, "--temperature default"],
  [/\bmax_?(?:completion_?|output_?|new_?)?tokens\b/i, "--max-output-tokens default"],
];

/** The hint for a run that failed because models refuse a setting of the graph. */
function refusedSettingHint({ code, message }: MoaError): string | undefined {
  if (code !== "NO_USABLE_PROPOSAL" && code !== "ANSWER_FAILED") return undefined;
  const refusals = message.split("\n").filter((line) => line.includes(": INVALID_REQUEST: "));
  const options = settingOptions
    .filter(([name]) => refusals.some((line) => name.test(line)))
    .map(([, option]) => option);
  if (options.length === 0) return undefined;
  return `Leave the refused setting to the vendor with ${options.join(" and ")}, or replace the model with --model from=to.`;
}

/** The hint of the cause, if it is a `MoaError`. */
function answerHint({ cause, message }: MoaError): string {
  const isTruncated = message.includes(": REPLY_TRUNCATED: ");
  const other = isTruncated ? "Raise the limit with --max-output-tokens." : "Run again.";
  const hint = MoaError.isInstance(cause) ? cause.hint : other;
  return orReplace(withoutCode(hint), "the model");
}

type ProposalsError = MoaError & { readonly failures?: readonly Call[] };

/** The hints of the calls, if they are few. */
function proposalsHint({ failures = [] }: ProposalsError): string {
  const hints = [...new Set(failures.map(({ error }) => error?.hint ?? ""))];
  const isClear = hints.length > 0 && hints.length <= mostHints && !hints.includes("");
  if (!isClear) return "Fix what these models report, or replace them with --model from=to.";
  const texts = hints.map((hint) => withoutCode(hint).replace(/\.$/, ""));
  const isOne = new Set(failures.map(({ model }) => model)).size === 1;
  return orReplace(
    hints.length === 1 ? hints.join("") : texts.join("; "),
    isOne ? "the model" : "these models",
  );
}

/** More hints are harder to read than the lines of the calls. */
const mostHints = 2;

/** A hint may end with a command, after which a full stop would be copied. */
function orReplace(hint: string, what: string): string {
  const end = `replace ${what} with --model from=to.`;
  return hint.endsWith(".") ? `${hint} Or ${end}` : `${hint}; or ${end}`;
}

/** The three ways to go on without a key. */
function keyHint({ hint }: MoaError): string {
  const set = withoutCode(hint).replace(/\.$/, "");
  return `${set}; or start Ollama, run ollama pull qwen3:4b and then moagraph init; or simulate every model with --offline.`;
}

/**
 * Returns only stacks, including those of the causes. Other fields of an error may hold complete
 * requests.
 */
function stacksOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner = stacksOf(error.cause).map((line, index) =>
    index === 0 ? `caused by ${line}` : line,
  );
  return [error.stack ?? error.message, ...inner];
}
