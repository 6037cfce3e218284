import { createReadStream, type Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { didYouMean, nearestName } from "@moagraph/core/graph";
import { maxGraphTextLength } from "@moagraph/graph-file";
import { readText, tooLarge } from "./read-text.js";
import { UsageError } from "./errors/usage-error.js";

/** A character has at least one byte, so a larger file can have a graph that is too long. */
const maxBytes = maxGraphTextLength;
const hint =
  "Pass a graph as a JSON or YAML file. `moagraph graph moa --format json` prints an example.";

/**
 * Reads the text of a graph file, or stdin for `-`.
 *
 * @throws {@link UsageError} For anything except a readable text file of at most 1 MiB.
 */
export async function readGraphFile(path: string): Promise<string> {
  if (path === "-") return readText(process.stdin, { name: "stdin", maxBytes, hint });
  const source = { name: path, maxBytes, hint };
  try {
    const found = await stat(path);
    const kind = kindOf(found, path);
    if (kind !== "a file") throw notAFile(path, kind);
    if (found.size > maxBytes) throw tooLarge(source, found.size);
    return await readText(createReadStream(path), source);
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : await unreadable(path, error as NodeJS.ErrnoException);
  }
}

/**
 * The pipes that the shell makes for `<(...)` are accepted. A pipe with a name of its own is not: to
 * open it would wait until a program writes to it.
 */
function kindOf(found: Stats, path: string): string {
  if (found.isDirectory()) return "a directory";
  if (found.isFIFO()) return /^\/(?:dev|proc)\//.test(path) ? "a file" : "a named pipe";
  return found.isFile() ? "a file" : "a device";
}

function notAFile(path: string, kind: string): UsageError {
  return new UsageError({
    code: "NOT_A_FILE",
    message: `\`${path}\` is ${kind}, not a file.`,
    hint,
  });
}

async function unreadable(path: string, cause: NodeJS.ErrnoException): Promise<UsageError> {
  if (cause.code !== "ENOENT" && cause.code !== "ENOTDIR") {
    const message = `\`${path}\` cannot be read: ${cause.message}.`;
    return new UsageError({ code: "FILE_UNREADABLE", message, hint, cause });
  }
  return new UsageError({
    code: "FILE_NOT_FOUND",
    message: `There is no file \`${path}\`.`,
    hint: didYouMean(await nearestFile(path), hint),
  });
}

async function nearestFile(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const nearest = nearestName(basename(path), names);
  return nearest === undefined ? undefined : join(folder, nearest);
}
