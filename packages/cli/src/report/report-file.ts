// How report/ works: `report-path.ts` checks the path before the run. `report-file.ts` records the run
// and writes the file at its end.
import { realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { estimateTokens, type GraphSpec, planRun } from "@moagraph/core/graph";
import type { RunRecorder } from "@moagraph/report";
import { secretsIn } from "../keys/hide-keys.js";
import { notWritten } from "../out/check-out.js";
import { planFacts } from "../plan/plan-facts.js";
import { stderr } from "../text-output.js";
import { checkReportPath, reportOption } from "./report-path.js";

/** The report of one run. */
export interface ReportFile {
  readonly recorder: RunRecorder;
  /**
   * Writes the file and names it on stderr. The file is complete, or as it was before.
   *
   * @param error - Why the run failed. It is more important than a report that cannot be written.
   * @throws {@link UsageError} `FILE_UNWRITABLE` or `FILE_EXISTS`, unless the run failed.
   */
  write(error: Error | undefined): void;
}

/** Loads what a report needs before the run: after a signal there is little time. */
export async function createReportFile(
  path: string,
  graph: GraphSpec,
  prompt: string,
): Promise<ReportFile> {
  const { createRunRecorder, reportHtml, reportWithoutKeys } = await import("@moagraph/report");
  const { notes: _, ...known } = await planFacts(graph);
  const plan = planRun(graph, { ...known, promptTokens: Math.max(1, estimateTokens(prompt)) });
  const recorder = createRunRecorder(graph, { plan });
  return {
    recorder,
    write(error) {
      if (error !== undefined) recorder.fail(error);
      try {
        checkReportPath(path);
        const report = reportWithoutKeys(recorder.report(), secretsIn(process.env));
        replace(path, reportHtml(report));
        stderr.write(`report: ${path}\n`);
      } catch (fault) {
        if (error === undefined) throw fault;
        stderr.write(`note: ${(fault as Error).message}\n`);
      }
    },
  };
}

/** A reader of the file sees the old one or the new one. */
function replace(path: string, text: string): void {
  const target = realPath(path);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw notWritten(path, reportOption, error);
  }
}

/** The file behind a link, which is not replaced itself. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
