/**
 * Runs commands one after the other in this process, as its parent asks: loading the command takes
 * longer than most of its runs. `hosted-command.ts` starts it.
 */
import { Readable } from "node:stream";

/** @typedef {{ args: string[], cwd: string, env: Record<string, string>, stdin: string }} Request */

const { runCli } = await import(process.argv[2] ?? "");

/** @type {Record<"stdout" | "stderr" | "output", Buffer[]>} */
const written = { stdout: [], stderr: [], output: [] };
for (const name of /** @type {const} */ (["stdout", "stderr"])) {
  process[name].write = (
    /** @type {string | Uint8Array} */ text,
    /** @type {unknown[]} */ ...rest
  ) => {
    written[name].push(Buffer.from(text));
    written.output.push(Buffer.from(text));
    const done = rest.at(-1);
    if (typeof done === "function") setImmediate(done);
    return true;
  };
}

/** @type {(code: number) => void} */
let onExit = () => undefined;
process.exit = /** @type {typeof process.exit} */ ((code) => onExit(Number(code ?? 0)));

/** What a run listens to, which ends with it. */
const events = ["SIGINT", "SIGTERM", "SIGHUP", "uncaughtException", "exit"];

process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.on("message", (/** @type {Request} */ request) => void answer(request));
process.send?.("ready");

/** @type {(request: Request) => Promise<void>} */
async function answer(request) {
  const exitCode = await run(request);
  for (const event of events) process.removeAllListeners(event);
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners("error");
  const { stdout, stderr, output } = written;
  process.send?.({
    exitCode,
    stdout: textOf(stdout),
    stderr: textOf(stderr),
    output: textOf(output),
  });
}

/** @type {(request: Request) => Promise<number>} */
function run({ args, cwd, env, stdin }) {
  process.chdir(cwd);
  process.env = env;
  const input = Readable.from([Buffer.from(stdin, "base64")].filter(({ length }) => length > 0));
  Object.defineProperty(process, "stdin", { value: input, configurable: true });
  return new Promise((resolve) => {
    onExit = resolve;
    void runCli(args);
  });
}

/** @type {(chunks: Buffer[]) => string} */
function textOf(chunks) {
  return Buffer.concat(chunks.splice(0)).toString();
}
