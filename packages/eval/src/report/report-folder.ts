import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { EvalDataError } from "../data/eval-data-error.js";
import { readManifest } from "../run-directory/open-run.js";
import type { RunManifest } from "../run-directory/run-manifest.js";
import { judgePaths, runPaths } from "../run-directory/run-paths.js";

/** A folder of the report: a run, or what holds several runs. */
export interface ReportFolder {
  /** Its path. */
  readonly path: string;
  /** Its own name. */
  readonly name: string;
  /** Absent if it has no answers of its own. */
  readonly manifest?: RunManifest;
  /** Whether an answer was recorded. */
  readonly hasAnswers: boolean;
  /** The folders of its judges that have judgments. */
  readonly judgeFolders: readonly string[];
  /** The JSON files of its results. */
  readonly resultFiles: readonly string[];
}

/**
 * Finds the runs and results in a folder and in the folders in it.
 *
 * @returns The folder itself, then those in it by name. Folders with nothing to show are left out.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if there is nothing to show, or a `run.json` is broken.
 */
export async function reportFolders(path: string): Promise<ReportFolder[]> {
  const inside = (await namesIn(path)).map((name) => join(path, name));
  const all = await Promise.all([path, ...inside].map(reportFolder));
  const shown = all.filter(hasContent);
  if (shown.length === 0) throw nothingIn(path);
  return shown;
}

async function reportFolder(path: string): Promise<ReportFolder> {
  const files = await namesIn(path);
  const judges = files.includes("judgments") ? await namesIn(join(path, "judgments")) : [];
  const paths = runPaths(path);
  const results = files.includes("results") ? await namesIn(paths.results) : [];
  return {
    path,
    name: basename(path),
    ...(files.includes("run.json") && { manifest: await readManifest(path) }),
    hasAnswers: files.includes("answers.jsonl"),
    judgeFolders: judges
      .map((judge) => join(path, "judgments", judge))
      .filter((judge) => existsSync(judgePaths(judge).log)),
    resultFiles: results
      .filter((name) => name.endsWith(".json"))
      .map((name) => join(paths.results, name)),
  };
}

function hasContent({ manifest, resultFiles, judgeFolders }: ReportFolder): boolean {
  return manifest !== undefined || resultFiles.length > 0 || judgeFolders.length > 0;
}

/** The names in a folder, sorted. None for a file. */
async function namesIn(path: string): Promise<string[]> {
  try {
    const names = await readdir(path);
    return names.toSorted();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}

function nothingIn(path: string): EvalDataError {
  return new EvalDataError({
    file: path,
    problem: "there is no `run.json` and no `results` in this folder or in the folders in it",
    hint: "Pass the folder of `moagraph eval generate --out`, or the folder that holds several of them.",
  });
}
