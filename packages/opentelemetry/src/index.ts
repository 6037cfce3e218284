/**
 * OpenTelemetry spans and metrics of runs.
 *
 * @module @moagraph/opentelemetry
 */
export { openTelemetry, type OpenTelemetryOptions } from "./open-telemetry.js";
