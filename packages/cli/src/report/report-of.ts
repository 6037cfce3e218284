import type { GraphSpec } from "@moagraph/core/graph";
import type { ReportFile } from "./report-file.js";

/** The report of a run. Loaded only for a run with a report: it brings Preact. */
export async function reportOf(
  path: string,
  graph: GraphSpec,
  prompt: string,
): Promise<ReportFile> {
  const { createReportFile } = await import("./report-file.js");
  return createReportFile(path, graph, prompt);
}
