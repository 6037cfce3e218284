import type { RunReport } from "@moagraph/report";

/** Saves a run as one HTML file, as `moagraph run --report` writes it. */
export async function saveReport(report: RunReport): Promise<void> {
  const { reportHtml } = await import("@moagraph/report");
  const file = new Blob([reportHtml(report)], { type: "text/html" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${report.graph.name.replaceAll(/[^\w.-]/g, "-")}.html`;
  link.click();
  URL.revokeObjectURL(link.href);
}
