import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "./workspace.mjs";

/**
 * Runs a command, in the repository's folder unless told otherwise, and keeps what it prints.
 *
 * @param {string[]} command - The program and its arguments; tools of node_modules/.bin by name.
 * @param {{ env?: Record<string, string>, cwd?: string, priority?: number }} [options] - Variables to
 * add, another folder to run in, and the priority among processes.
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export async function runStep(command, { env = {}, cwd = root, priority } = {}) {
  const started = performance.now();
  const chunks = /** @type {Buffer[]} */ ([]);
  const ok = await new Promise((resolve) => {
    const child = startTool(command, { env, cwd, stdio: ["ignore", "pipe", "pipe"] });
    if (priority !== undefined && child.pid !== undefined) setPriority(child.pid, priority);
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
  const seconds = (performance.now() - started) / 1000;
  return { ok, output: Buffer.concat(chunks).toString("utf8"), seconds };
}

/**
 * Starts a program, or a tool of node_modules/.bin, in the repository's folder unless told otherwise.
 *
 * @param {string[]} command
 * @param {{ env?: Record<string, string>, cwd?: string, stdio: import("node:child_process").StdioOptions }} options
 */
export function startTool([program = "", ...args], { env = {}, cwd = root, stdio }) {
  const PATH = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const turbo = { TURBO_TELEMETRY_DISABLED: "1", NODE_MAJOR: process.versions.node.split(".")[0] };
  const options = { cwd, env: { ...process.env, ...turbo, ...color, ...env, PATH }, stdio };
  // On Windows the tools of node_modules/.bin are scripts for its shell.
  return process.platform === "win32" && program !== process.execPath
    ? spawn([program, ...args.map((arg) => JSON.stringify(arg))].join(" "), {
        ...options,
        shell: true,
      })
    : spawn(program, args, options);
}
