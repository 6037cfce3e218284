// How src/ works: `run-cli.ts` runs one command and maps errors to exit codes (`exit-code.ts`) and
// texts (`error-text.ts`). `create-program.ts` defines the commands; each one is loaded from
// `commands/` when it is called. `load-graph.ts` finds a recipe or reads a graph file.
// `options/` applies the options of the command line to it. `providers/` loads the installed provider
// packages. `view/` shows the progress of a run on stderr, `chat/` is the conversation of `moagraph chat`.
// `eval/` is what the commands of `moagraph eval` share. `text-output.ts` prints everything: it hides keys (`keys/`), and on a terminal it escapes
// control characters (`terminal/`).
import { runCli } from "./run-cli.js";

await runCli(process.argv.slice(2));
