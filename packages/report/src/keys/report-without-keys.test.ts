import { defineGraph, proposer } from "@moagraph/core";
import { expect, test } from "vitest";
import { reportHtml } from "../page/report-html.js";
import { createRunRecorder } from "../record/create-run-recorder.js";
import { reportWithoutKeys } from "./report-without-keys.js";

const graph = defineGraph({
  name: "solo",
  nodes: { ada: proposer({ model: "ada" }) },
  output: "ada",
});

const secret = 'sk/"0123456789';
const key = { name: "API key", text: secret };

test("reportWithoutKeys replaces a key wherever it is, and keeps the rest", () => {
  const recorder = createRunRecorder(graph);
  recorder.fail(new Error(`Wrong key ${secret}, ${encodeURIComponent(secret)}.`));
  const report = recorder.report();
  const shown = reportWithoutKeys(report, [key]);
  expect(shown.error?.message).toBe("Wrong key [API key], [API key].");
  expect({ ...shown, error: null }).toEqual({ ...report, error: null });
  expect(reportHtml(shown)).not.toContain("0123456789");
});

test("reportWithoutKeys keeps a report without known keys, and accepts a key with a lone surrogate", () => {
  const report = createRunRecorder(graph).report();
  expect(reportWithoutKeys(report, [])).toEqual(report);
  expect(reportWithoutKeys(report, [{ name: "KEY", text: "\uD83C2345678" }])).toEqual(report);
});
