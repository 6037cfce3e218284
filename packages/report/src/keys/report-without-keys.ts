import type { RunReport } from "../run-report.js";
import { jsonWithoutKeys } from "./json-without-keys.js";
import { type KnownKey, knownKeys } from "./known-keys.js";

/**
 * Returns a report in which each API key is replaced by its name in brackets, also where it is quoted as in a URL or in
 * JSON. A vendor's error message or a model's reply may quote a key.
 *
 * @param report - From `createRunRecorder`.
 * @param keys - Each key and the name to show in place of it. Those with fewer than 8 characters are left out.
 * @example
 * ```ts
 * import { moaLite } from "@moagraph/recipes";
 * import { createRunRecorder, reportWithoutKeys } from "@moagraph/report";
 *
 * const recorder = createRunRecorder(moaLite.graph);
 * recorder.fail(new Error("Wrong key: sk-0123456789"));
 * const key = { name: "OPENAI_API_KEY", text: "sk-0123456789" };
 * const { error } = reportWithoutKeys(recorder.report(), [key]);
 * console.log(error?.message); // Wrong key: [OPENAI_API_KEY]
 * ```
 */
export function reportWithoutKeys(report: RunReport, keys: readonly KnownKey[]): RunReport {
  return JSON.parse(jsonWithoutKeys(report, knownKeys(keys))) as RunReport;
}
