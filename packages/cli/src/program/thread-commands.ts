import { Argument, type Command } from "commander";
import { didYouMean, nearestName } from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";
import { orStopped } from "../process/or-stopped.js";
import { requireOutput } from "../process/require-output.js";
import type { Stop } from "../process/stop.js";
import { threadId } from "../threads/saved/thread-id.js";
import { threadsExamples } from "./examples.js";

/** Defines `threads` and its commands. */
export function addThreadCommands(program: Command, stop: Stop): void {
  const threads = program
    .command("threads")
    .description("list, show and delete the threads that `run --thread` keeps")
    .hook("preAction", requireOutput)
    .addHelpText("after", threadsExamples);
  addList(threads, stop);
  addShow(threads, stop);
  addDelete(threads, stop);
}

function addList(threads: Command, { signal }: Stop): void {
  threads
    .command("list", { isDefault: true })
    .description("list the threads: graph, time, state, calls and cost of the last run")
    .option("--json", "print one JSON object")
    .option("--all", "list more than the latest 20")
    .allowExcessArguments()
    .action(async (options, { args }: Command) => {
      if (args[0] !== undefined) throw unknownCommand(args[0]);
      return orStopped(signal, (await import("../commands/threads.js")).listThreads(options));
    });
}

function addShow(threads: Command, { signal }: Stop): void {
  threads
    .command("show")
    .description("print the last run of a thread: question, calls, proposals, what comes next")
    .addArgument(new Argument("<id>", "the thread").argParser(threadId))
    .option("--json", "print one JSON object")
    .action(async (id, options) =>
      orStopped(signal, (await import("../commands/threads.js")).showThread(id, options)),
    );
}

function addDelete(threads: Command, stop: Stop): void {
  threads
    .command("delete")
    .description("delete threads with all their runs, after a question")
    .argument("<id...>", "the threads")
    .option("-y, --yes", "ask nothing")
    .action(async (ids: string[], options) =>
      orStopped(
        stop.signal,
        (await import("../commands/threads.js")).deleteThreads(ids.map(threadId), options, stop),
      ),
    );
}

/** Commander takes any word for an argument of the default command. */
function unknownCommand(name: string): UsageError {
  const known = ["list", "show", "delete"];
  return new UsageError({
    code: "UNKNOWN_COMMAND",
    message: `\`threads\` has no command \`${name}\`.`,
    hint: didYouMean(nearestName(name, known), `The commands are ${known.join(", ")}.`),
  });
}
