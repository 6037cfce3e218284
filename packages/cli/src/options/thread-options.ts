import { type Command, Option } from "commander";
import { UsageError } from "../errors/usage-error.js";
import { threadId } from "../threads/saved/thread-id.js";
import { numberOption } from "./number-option.js";

/** What to do about a graph that has changed: nothing, or continue if no node has changed that has run. */
type OnGraphChange = "fail" | "continue";

/** The options of a run that is kept in a thread. */
export interface ThreadOptions {
  /** The id of the thread. */
  readonly thread?: string;
  /** Whether the last run of the thread is continued. */
  readonly resume?: boolean;
  /** The nodes from which on the last run is run again. */
  readonly from?: readonly string[];
  /** What to do if the graph has changed since the run was started. */
  readonly onGraphChange?: OnGraphChange;
  /** The nodes before which the run stops. */
  readonly interruptBefore?: readonly string[];
  /** Number of the proposal that a person chose. */
  readonly choose?: number;
  /** The text that a person wrote. */
  readonly text?: string;
}

/** Adds `--thread` and the options that need it. */
export function addThreadOptions(command: Command): Command {
  return command
    .option(
      "--thread <id>",
      "keep the run in this thread, or ask the next question in it",
      threadId,
    )
    .option("--resume", "continue the last run of the thread; no recipe and no prompt needed")
    .option("--from <node>", "with --resume: run again from this node on; repeatable", collect)
    .addOption(
      new Option(
        "--on-graph-change <action>",
        "with --resume: what to do if the graph has changed",
      ).choices(["fail", "continue"]),
    )
    .option("--interrupt-before <node>", "stop before this node, for a person; repeatable", collect)
    .option(
      "--choose <n>",
      "with --resume: the number of the answer that a person chose",
      numberOption("--choose", { from: 1, to: 1e6, isWhole: true }),
    )
    .option("--text <text>", "with --resume: an answer of a person; with --choose: its new text");
}

function collect(name: string, before: readonly string[] = []): readonly string[] {
  return [...before, name];
}

/**
 * Checks that options come with those that they need.
 *
 * @throws {@link UsageError} `WRONG_ARGUMENTS`.
 */
export function checkThreadOptions(options: ThreadOptions): void {
  const { thread, resume, from, interruptBefore, choose, text, onGraphChange } = options;
  const ofPerson = { "--choose": choose, "--text": text };
  const ofResume = { "--from": from, "--on-graph-change": onGraphChange, ...ofPerson };
  if (thread === undefined) {
    const given = { "--resume": resume, ...ofResume, "--interrupt-before": interruptBefore };
    refuse(given, "--thread", "Name the thread with --thread ID; moagraph threads lists them.");
  }
  if (resume !== true) refuse(ofResume, "--resume", "Add --resume.");
  if (text?.trim() === "") {
    throw wrong("The value of `--text` is empty.", "Write the text of an answer.");
  }
  const [reply] = givenIn(ofPerson);
  if (from !== undefined && reply !== undefined) {
    throw wrong(`\`--from\` and \`${reply}\` exclude each other.`, "Remove one of them.");
  }
}

function refuse(given: Readonly<Record<string, unknown>>, needed: string, hint: string): void {
  const [name] = givenIn(given);
  if (name !== undefined) throw wrong(`\`${name}\` needs \`${needed}\`.`, hint);
}

function givenIn(values: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(values).filter((name) => values[name] !== undefined);
}

function wrong(message: string, hint: string): UsageError {
  return new UsageError({ code: "WRONG_ARGUMENTS", message, hint });
}
