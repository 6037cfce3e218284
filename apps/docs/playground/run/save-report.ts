import { type KnownKey, reportHtml, reportWithoutKeys, type RunReport } from "@moagraph/report";

/** Long enough for a browser to begin the download. Safari begins it late. */
const keepFileMs = 60_000;

/** Saves a run as one HTML file without keys, as `moagraph run --report` writes it. */
export function saveReport(report: RunReport, keys: readonly KnownKey[]): void {
  const html = reportHtml(reportWithoutKeys(report, keys));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  link.download = `${report.graph.name.replaceAll(/[^\w.-]/g, "-")}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keepFileMs);
}
