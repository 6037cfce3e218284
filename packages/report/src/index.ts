/**
 * Pictures of graphs and runs: a recorder, Preact components, and a report as one HTML file.
 *
 * @module @moagraph/report
 */
export {
  createRunRecorder,
  type RunRecorder,
  type RunRecorderOptions,
} from "./record/create-run-recorder.js";
export type { AttemptReport, ReportedError, ReportedMessage, RunReport } from "./run-report.js";
