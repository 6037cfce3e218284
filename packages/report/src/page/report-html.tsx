import { renderToString } from "preact-render-to-string";
import type { RunReport } from "../run-report.js";
import { escapedCopy } from "./escaped-copy.js";
import { reportCss } from "./report-css.js";
import { ReportPage } from "./report-page.js";

/** No script runs, and nothing is requested. This does not depend on the texts of the report. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * Returns a report as one HTML file. It needs no script and requests nothing, so it can be opened from a disk
 * and sent by mail.
 *
 * All texts are escaped. Characters that control or reorder text are visible, such as `\u{1b}`.
 *
 * @param report - From `createRunRecorder`, or read from JSON. A run that failed or was stopped has a report too.
 * @example
 * ```ts
 * import { createRunRecorder, reportHtml } from "@moagraph/report";
 * import { moaLite } from "@moagraph/recipes";
 *
 * const html = reportHtml(createRunRecorder(moaLite.graph).report());
 * console.log(html.slice(0, 15)); // <!doctype html>
 * ```
 */
export function reportHtml(report: RunReport): string {
  const shown = escapedCopy(report);
  const page = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="generator" content="moagraph report" />
        <meta http-equiv="Content-Security-Policy" content={contentSecurityPolicy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${shown.graph.name}: report of a run`}</title>
        <style dangerouslySetInnerHTML={{ __html: reportCss }} />
      </head>
      <body class="moa-body">
        <ReportPage report={shown} />
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}
