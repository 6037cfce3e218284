import { type GraphJson, type GraphSpec, graphToJson } from "@moagraph/core/graph";
import { hasRows } from "../log/has-rows.js";
import { isRecord } from "../data/is-record.js";
import { graphDifferences } from "../run-directory/manifest-differences.js";
import { readManifestFile } from "../run-directory/manifest-file.js";
import { RunChangedError } from "../run-directory/run-changed-error.js";
import { type RunLock, lockRun } from "../run-directory/run-lock.js";
import { judgePaths } from "../run-directory/run-paths.js";
import { writeFileAtomically } from "../run-directory/write-file-atomically.js";
import { makeFolder } from "../run-directory/make-folder.js";

/** `judge.json` of a judge's folder: who judges, with which settings. */
interface JudgeManifest {
  readonly format: 1;
  readonly judge: string;
  readonly graph: GraphJson;
}

/**
 * Locks the folder of a judge, until `release`.
 *
 * @param folder - It is created if it is missing.
 * @throws {@link RunBusyError} `EVAL_RUN_BUSY` if another process works in it.
 * @throws {@link RunChangedError} `INVALID_SETTING` if it has the judgments of another judge.
 */
export async function openJudgeFolder(folder: string, judge: GraphSpec): Promise<RunLock> {
  await makeFolder(folder);
  const lock = await lockRun(folder);
  try {
    await checkJudge(folder, judge);
    return lock;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function checkJudge(folder: string, judge: GraphSpec): Promise<void> {
  const file = judgePaths(folder).manifest;
  const graph = JSON.parse(JSON.stringify(graphToJson(judge))) as GraphJson;
  const there = await readManifestFile(file, isJudgeManifest);
  const differences = there === undefined ? [] : graphDifferences(there.graph, graph);
  if (there !== undefined && differences.length === 0) return;
  if (differences.length > 0 && (await hasRows(judgePaths(folder).log))) {
    throw new RunChangedError(folder, differences);
  }
  const manifest: JudgeManifest = { format: 1, judge: judge.name, graph };
  await writeFileAtomically(file, [`${JSON.stringify(manifest, undefined, 2)}\n`]);
}

function isJudgeManifest(value: unknown): value is JudgeManifest {
  if (!isRecord(value) || value["format"] !== 1) return false;
  return isRecord(value["graph"]) && isRecord(value["graph"]["nodes"]);
}
