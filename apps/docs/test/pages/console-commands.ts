import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { printedBy } from "../../../../packages/cli/test/hosted-command.js";
import { shellArguments } from "../../../../packages/cli/test/shell-arguments.js";

/** Where and with what the commands of a page run. */
export interface CommandSettings {
  readonly folder: string;
  /** The variables that the page has told its reader to set. */
  readonly exported: Readonly<Record<string, string>>;
  /** The base URL of each vendor's test server, by the first part of its variables. */
  readonly vendors: Readonly<Record<string, string>>;
}

const programs = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));

/** Programs that a page may run. Others, such as `npm install`, belong in a block `sh`. */
const allowed = /^(?:[A-Z_]+=\S* )*(?:moagraph|cat|node|npx tsx) /;

/** Runs the lines of a block that begin with `$ `, and returns the block with their output. */
export async function runConsole(block: string, settings: CommandSettings): Promise<string> {
  const commands = block.split("\n").filter((line) => line.startsWith("$ "));
  let text = "";
  for (const line of commands) {
    const command = line.slice(2);
    if (!allowed.test(command)) throw new Error(`A page cannot run \`${command}\`.`);
    // One after another: a command can read what the one before it wrote.
    text += `${line}\n${await outputOf(command, settings)}`;
  }
  return text;
}

/** stdout and stderr of a command, in the order of a terminal. */
async function outputOf(command: string, settings: CommandSettings): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "moagraph-page-"));
  const env = { ...environment(settings), HOME: home };
  // The command shares a process: loading it takes longer than most of its runs.
  const run = /^moagraph [^|]+$/.test(command) ? runHosted : runInShell;
  try {
    return shownOutput(await run(command, settings.folder, env), settings);
  } finally {
    await rm(home, { recursive: true });
  }
}

type Environment = Record<string, string>;

async function runHosted(command: string, cwd: string, env: Environment): Promise<string> {
  return printedBy(await shellArguments(command, cwd), { cwd, env });
}

async function runInShell(command: string, cwd: string, env: Environment): Promise<string> {
  const path = join(env["HOME"] ?? "", "output");
  const file = await open(path, "a");
  const compiled = command.replace(/\b(?:node|npx tsx) (\S+)\.ts\b/, "node $1.js");
  const stdio = ["ignore" as const, file.fd, file.fd];
  try {
    await once(spawn(compiled, { cwd, env, stdio, shell: true }), "close");
    return await readFile(path, "utf8");
  } finally {
    await file.close();
  }
}

/** What a page exports is set. A key of a vendor also leads to its test server. */
function environment({ exported, vendors }: CommandSettings): Environment {
  // It starts much faster than the 900 files that npm installs.
  const command = join(inject("bundledCommand"), "bin");
  const PATH = [command, programs, process.env["PATH"]].join(delimiter);
  const named = Object.keys(exported).map((variable) =>
    variable.replace(/_(?:API_KEY|BASE_URL)$/, ""),
  );
  const served = named.filter((name) => vendors[name] !== undefined);
  const urls = served.map((name) => [`${name}_BASE_URL`, vendors[name] ?? ""]);
  return { PATH, ...exported, ...(Object.fromEntries(urls) as Environment) };
}

function shownOutput(output: string, { folder, exported, vendors }: CommandSettings): string {
  let shown = output.replaceAll(`${folder}/`, "");
  for (const [name, url] of Object.entries(vendors)) {
    const address = exported[`${name}_BASE_URL`];
    if (address !== undefined) shown = shown.replaceAll(url, address);
  }
  return shown.endsWith("\n") || shown === "" ? shown : `${shown}\n`;
}
