import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Starts a program in a child process. It finds a path in `path`, and has `sqliteSaver`, `put` and `valueIn`.
 *
 * @param shell - A shell script that starts the program as `"$0" "$@"`.
 */
export function start(path: string, program: string, shell?: string): ChildProcess {
  const source = `
    import { sqliteSaver } from "@moagraph/sqlite";
    import { uuid6 } from "@langchain/langgraph-checkpoint";
    const path = process.argv[1];
    const config = (id) => ({ configurable: { thread_id: id, checkpoint_ns: "" } });
    const put = (saver, id, value) => saver.put(
      config(id),
      { v: 4, id: uuid6(0), ts: "", channel_values: { answer: value }, channel_versions: {}, versions_seen: {} },
      { source: "loop", step: 0, parents: {} },
    );
    const valueIn = async (saver, id) => (await saver.getTuple(config(id)))?.checkpoint.channel_values.answer;
    ${program}`;
  const node = [process.execPath, "--input-type=module", "--eval", source, path];
  const [command = "", ...args] = shell === undefined ? node : ["sh", "-c", shell, ...node];
  return spawn(command, args, { cwd: packageFolder, stdio: ["ignore", "pipe", "inherit"] });
}

/** What a program prints until it ends without an error. */
export async function outputOf(child: ChildProcess): Promise<string> {
  const [output, [exitCode]] = await Promise.all([
    child.stdout === null ? "" : text(child.stdout),
    once(child, "close") as Promise<[number | null]>,
  ]);
  expect(exitCode).toBe(0);
  return output;
}
