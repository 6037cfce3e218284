import { readFileSync } from "node:fs";
import { Command } from "commander";
import type { Stop } from "./process/stop.js";
import { addEvalCommands } from "./program/eval-commands.js";
import { addGraphCommands } from "./program/graph-commands.js";
import { addSetupCommands } from "./program/setup-commands.js";
import { addThreadCommands } from "./program/thread-commands.js";
import { examples } from "./program/examples.js";
import { stderr, stdout } from "./text-output.js";

/**
 * Defines the commands with their arguments and help.
 *
 * Each command is loaded when it is called. Only `validate`, `run` and `chat` load LangGraph.
 */
export function createProgram(stop: Stop): Command {
  const program = new Command("moagraph")
    .description("Run, draw and check Mixture-of-Agents graphs.")
    .version(ownVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => undefined,
    })
    .exitOverride()
    .option("--debug", "print the stack of an error")
    .addHelpText("after", examples);
  addGraphCommands(program, stop);
  addThreadCommands(program, stop);
  addEvalCommands(program, stop);
  addSetupCommands(program, stop);
  return program;
}

function ownVersion(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
