import type { HumanRequest } from "@moagraph/core";
import { alignColumns } from "../../align-columns.js";
import { requestText } from "../../human/ask-person.js";
import { stopText } from "./ask-about-stop.js";
import type { StoppedRun } from "./stopped-run.js";
import { resumeCommand } from "../text/thread-command.js";

/** A run that waits for a person, for a user who is not at a terminal. */
export interface Waiting {
  /** The proposals, and the commands to continue with. */
  readonly text: string;
  /** The field `interrupted` of `--json`. Scripts rely on it. */
  readonly interrupted: {
    /** The nodes that ask, or before which the run has stopped. */
    readonly nodes: readonly string[];
    /** What a node of the kind `human` asks. */
    readonly ask?: string;
    readonly proposals: HumanRequest["proposals"];
    /** The shortest command that continues. */
    readonly next: string;
  };
}

/** A run in which a node of the kind `human` asks. */
export function askedWaiting(thread: string, request: HumanRequest): Waiting {
  const { node, ask, proposals } = request;
  const commands = replyCommands(thread, ["choose one", "change one", "write another"]);
  return {
    text: `${requestText(request)}${ask}\n\n${linesOf(commands)}`,
    interrupted: {
      nodes: [node],
      ask,
      proposals,
      next: resumeCommand(thread, "--choose", "1"),
    },
  };
}

/** A run that has stopped before nodes. */
export function stoppedWaiting(thread: string, stop: StoppedRun): Waiting {
  const { nodes, shown } = stop;
  const next = resumeCommand(thread);
  const changes = replyCommands(thread, ["keep one answer", "change one", "add another"]);
  const commands = [["continue unchanged", next], ...(shown.length === 0 ? [] : changes)];
  const proposals = shown.map(({ node, sample, text }) => ({ node, sample, text }));
  return {
    text: `${stopText(stop)}${shown.length === 0 ? "\n" : ""}${linesOf(commands)}`,
    interrupted: { nodes, proposals, next },
  };
}

function replyCommands(thread: string, [choose, change, write]: readonly string[]): string[][] {
  return [
    [choose ?? "", resumeCommand(thread, "--choose 1")],
    [change ?? "", resumeCommand(thread, '--choose 1 --text "..."')],
    [write ?? "", resumeCommand(thread, '--text "..."')],
  ];
}

function linesOf(rows: readonly (readonly string[])[]): string {
  return alignColumns(rows)
    .map((line) => `${line}\n`)
    .join("");
}
