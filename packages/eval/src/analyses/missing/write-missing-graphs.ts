import { join } from "node:path";
import { graphToJson } from "@moagraph/core/graph";
import { writeFileAtomically } from "../../run-directory/write-file-atomically.js";
import { modelAlone, runShape } from "../runs/run-shape.js";
import type { MissingRun } from "./missing-run.js";
import { makeFolder } from "../../run-directory/make-folder.js";

/**
 * Writes the graph of each missing run to `<folder>/<name>.json`, where the commands expect it. A model alone needs
 * no file. Makes no model calls.
 *
 * @param missing - From a `MissingRunsError`, or from the analysis.
 * @param folder - It is made if it is missing.
 * @returns The paths of the files.
 * @example
 * ```ts
 * import { writeMissingGraphs } from "@moagraph/eval";
 * import { moaLite } from "@moagraph/recipes";
 *
 * const command = "moagraph eval generate mine.jsonl graphs/lite.json --out out/lite";
 * const missing = [{ name: "lite", graph: moaLite.graph, command, calls: 70, costUsd: null }];
 * console.log(await writeMissingGraphs(missing, "graphs")); // [ 'graphs/lite.json' ]
 * ```
 */
export async function writeMissingGraphs(
  missing: readonly MissingRun[],
  folder: string,
): Promise<string[]> {
  const needed = missing.filter(({ graph }) => modelAlone(runShape(graph)) === undefined);
  if (needed.length > 0) await makeFolder(folder);
  return Promise.all(
    needed.map(async ({ name, graph }) => {
      const file = join(folder, `${name}.json`);
      await writeFileAtomically(file, [`${JSON.stringify(graphToJson(graph), undefined, 2)}\n`]);
      return file;
    }),
  );
}
