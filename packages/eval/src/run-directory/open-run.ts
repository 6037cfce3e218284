import { EvalDataError } from "../data/eval-data-error.js";
import { hasRows } from "../log/has-rows.js";
import { isRecord } from "../data/is-record.js";
import { manifestDifferences, type RunRequest } from "./manifest-differences.js";
import { readManifestFile } from "./manifest-file.js";
import { RunChangedError } from "./run-changed-error.js";
import type { RunManifest } from "./run-manifest.js";
import { type RunLock, lockRun } from "./run-lock.js";
import { runPaths } from "./run-paths.js";
import { writeFileAtomically } from "./write-file-atomically.js";
import { makeFolder } from "./make-folder.js";

/** A run's folder that this process works in. */
export interface OpenRun extends RunLock {
  readonly manifest: RunManifest;
}

/**
 * Starts a run in a folder, or continues the one in it. The folder is locked until `release`.
 *
 * @param folder - It is created if it is missing.
 * @throws {@link RunBusyError} `EVAL_RUN_BUSY` if another process works in it.
 * @throws {@link RunChangedError} `INVALID_SETTING` if the folder has answers of another run.
 */
export async function openRun(folder: string, request: RunRequest): Promise<OpenRun> {
  await makeFolder(folder);
  const lock = await lockRun(folder);
  try {
    return { ...lock, manifest: await continued(folder, request) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function continued(folder: string, request: RunRequest): Promise<RunManifest> {
  return (await sameRun(folder, request)) ?? started(folder, request);
}

/**
 * The run in a folder. `undefined` if there is none. Writes nothing.
 *
 * @throws {@link RunChangedError} `INVALID_SETTING` if it is another one than that which is asked for.
 */
export async function sameRun(
  folder: string,
  request: RunRequest,
): Promise<RunManifest | undefined> {
  const there = await readManifestFile(runPaths(folder).manifest, isManifest);
  if (there === undefined) return undefined;
  const asWritten = JSON.parse(JSON.stringify(request)) as RunRequest;
  const differences = manifestDifferences(there, asWritten);
  if (differences.length === 0) return there;
  if (await hasRows(runPaths(folder).answers)) throw new RunChangedError(folder, differences);
  return started(folder, request);
}

async function started(folder: string, request: RunRequest): Promise<RunManifest> {
  const manifest = { ...request, startedAt: new Date().toISOString() };
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  await writeFileAtomically(runPaths(folder).manifest, [text]);
  return manifest;
}

/**
 * Reads `run.json` of a run's folder.
 *
 * @param folder - The run's folder.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if there is none, or it is broken.
 * @example
 * ```ts
 * import { readManifest } from "@moagraph/eval";
 *
 * async function systemOf(folder: string): Promise<string> {
 *   return (await readManifest(folder)).system;
 * }
 * ```
 */
export async function readManifest(folder: string): Promise<RunManifest> {
  const manifest = await readManifestFile(runPaths(folder).manifest, isManifest);
  if (manifest !== undefined) return manifest;
  throw new EvalDataError({
    file: runPaths(folder).manifest,
    problem: "the file does not exist",
    hint: "Pass a folder that `moagraph eval generate` has made.",
  });
}

function isManifest(value: unknown): value is RunManifest {
  if (!isRecord(value) || value["format"] !== 1) return false;
  const { benchmark, system, graph, data } = value;
  if (typeof benchmark !== "string" || typeof system !== "string") return false;
  return isRecord(graph) && isRecord(graph["nodes"]) && isRecord(data) && "sha256" in data;
}
