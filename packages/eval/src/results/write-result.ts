import { join } from "node:path";
import { writeFileAtomically } from "../run-directory/write-file-atomically.js";
import { checkFinite } from "./check-finite.js";
import type { EvaluationResult } from "./evaluation-result.js";
import { checkFiles, plotFile, resultFile, tableFile } from "./result-files.js";
import { resultJson } from "./result-json.js";
import { resultMarkdown } from "./result-markdown.js";
import { tableCsv } from "./table-csv.js";
import { makeFolder } from "../run-directory/make-folder.js";

/**
 * Writes a result as JSON, as Markdown, each table as CSV and each plot as SVG. The folder is created. Files
 * of an earlier result with the same name are replaced.
 *
 * @param folder - Such as `out/results`.
 * @param result - From a score or an analysis.
 * @returns The paths of the files, JSON first.
 * @throws {@link EvalInputError} `INVALID_INPUT` if a number is NaN or infinite, or two parts have the same file.
 * Nothing was written.
 * @example
 * ```ts
 * import { writeResult } from "@moagraph/eval";
 *
 * const result = { name: "mine", title: "My data", numbers: {}, tables: [], plots: [], notes: [] };
 * console.log(await writeResult("out/results", result));
 * // [ 'out/results/mine.json', 'out/results/mine.md' ]
 * ```
 */
export async function writeResult(folder: string, result: EvaluationResult): Promise<string[]> {
  checkFinite(result, result.name);
  checkFiles(result);
  const files = [
    [resultFile(result, "json"), resultJson(result)],
    [resultFile(result, "md"), resultMarkdown(result)],
    ...result.tables.map((table) => [tableFile(result, table), tableCsv(table)] as const),
    ...(await plotFiles(result)),
  ] as const;
  await makeFolder(folder);
  for (const [name, text] of files) await writeFileAtomically(join(folder, name), [text]);
  return files.map(([name]) => join(folder, name));
}

/** The plotting library is loaded only if there is a plot. */
async function plotFiles(result: EvaluationResult): Promise<(readonly [string, string])[]> {
  if (result.plots.length === 0) return [];
  const { plotSvg } = await import("../plots/plot-svg.js");
  return result.plots.map((plot) => [plotFile(result, plot), plotSvg(plot)] as const);
}
