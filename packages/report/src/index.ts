/**
 * Pictures of graphs and runs: a recorder, Preact components, and a report as one HTML file.
 *
 * @module @moagraph/report
 */
export type { KnownKey } from "./keys/known-keys.js";
export { reportWithoutKeys } from "./keys/report-without-keys.js";
export {
  createRunRecorder,
  type RunRecorder,
  type RunRecorderOptions,
} from "./record/create-run-recorder.js";
export type { AttemptReport, ReportedError, ReportedMessage, RunReport } from "./run-report.js";

export { GraphView, type GraphViewProps } from "./graph/graph-view.js";
export { LedgerTable, type LedgerTableProps } from "./ledger/ledger-table.js";
export { reportCss } from "./page/report-css.js";
export { reportHtml } from "./page/report-html.js";
export { PlanChart, type PlanChartProps } from "./plan/plan-chart.js";
export { CallTexts, type CallTextsProps } from "./texts/call-texts.js";
export { CallTimeline, type CallTimelineProps } from "./timeline/call-timeline.js";
