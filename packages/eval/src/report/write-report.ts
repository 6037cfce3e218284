// How report/ works: `report-folder.ts` finds runs and results. `page-parts.ts` makes the page in parts:
// `page-head.tsx` and `result-sections.tsx` are HTML that needs no script, `data-block.ts` embeds answers and
// judgments as JSON. `page/` is the script that shows them; the build bundles it.
import { basename, dirname, join, resolve } from "node:path";
import { type KnownKey, knownKeys } from "@moagraph/report/words";
import { writeFileAtomically } from "../run-directory/write-file-atomically.js";
import { pageParts } from "./page-parts.js";
import { pageScript } from "./page-script.js";
import { questionSets } from "./question-sets.js";
import { reportFolders } from "./report-folder.js";
import { reportRun } from "./report-run.js";
import { makeFolder } from "../run-directory/make-folder.js";

/** What a report is about, and where it is written. */
export interface WriteReportOptions {
  /** The folder of a run, or one that holds several of them. */
  readonly folder: string;
  /** The page. @defaultValue `report.html` in the folder */
  readonly out?: string;
  /**
   * API keys that answers or judgments may quote, each with the name to show in place of it. Those with fewer than
   * 8 characters are left out. @defaultValue none
   */
  readonly keys?: readonly KnownKey[];
}

/** A report that was written. */
export interface WrittenReport {
  readonly file: string;
  readonly runs: number;
  readonly answers: number;
  readonly results: number;
  /** What the page could not show, such as questions that are no longer there. */
  readonly notes: readonly string[];
}

/**
 * Writes one HTML page with every plot and table of a folder, and every answer beside its proposals and
 * judgments, to read, filter and search. Published numbers are marked.
 *
 * The page requests nothing. Texts of models cannot run as a script, and characters that control or reorder text are
 * visible. Answers are read while the page is written, so memory does not grow with their number. Makes no model
 * calls.
 *
 * @param options - The folder and the page.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if the folder has nothing to show, or a file in it is broken.
 * The old page is still there.
 * @example
 * ```ts
 * import { writeReport, writeResult } from "@moagraph/eval";
 *
 * const result = { name: "mine", title: "My data", numbers: {}, tables: [], plots: [], notes: [] };
 * await writeResult("out/results", result);
 * const { file, results } = await writeReport({ folder: "out" });
 * console.log(file, results); // out/report.html 1
 * ```
 */
export async function writeReport(options: WriteReportOptions): Promise<WrittenReport> {
  const { folder, out = join(folder, "report.html"), keys = [] } = options;
  const folders = await reportFolders(folder);
  const runs = (await Promise.all(folders.map(reportRun))).filter((run) => run !== undefined);
  const sets = await questionSets(runs);
  const content = { folders, runs, sets, title: basename(resolve(folder)) };
  await makeFolder(dirname(out));
  await writeFileAtomically(
    out,
    pageParts({ ...content, script: await pageScript(), keys: knownKeys(keys) }),
  );
  return {
    file: out,
    runs: runs.length,
    answers: runs.reduce((sum, { ids }) => sum + ids.size, 0),
    results: folders.reduce((sum, { resultFiles }) => sum + resultFiles.length, 0),
    notes: sets.flatMap(({ fault }) => fault ?? []),
  };
}
