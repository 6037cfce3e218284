import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The arguments that a shell gives the command for this line, in a folder. */
export async function shellArguments(line: string, cwd?: string): Promise<string[]> {
  const list = line.replace(/^moagraph /, String.raw`printf '%s\0' `);
  const { stdout } = await promisify(execFile)("/bin/sh", ["-c", list], { cwd });
  return stdout.split("\0").slice(0, -1);
}
