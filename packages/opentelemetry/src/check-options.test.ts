import { expect, test } from "vitest";
import { openTelemetry } from "./open-telemetry.js";

const given =
  (options: unknown): (() => unknown) =>
  () =>
    openTelemetry(options as never);

test.each<[options: unknown, message: string, hint?: string]>([
  [{ contents: true }, "openTelemetry has no option `contents`.", "Did you mean `content`?"],
  [{ redact: "x" }, "openTelemetry({ redact }) is not a function."],
  [{ content: "yes" }, "openTelemetry({ content }) is not true or false."],
  [{ maxOpenRuns: 0 }, "openTelemetry({ maxOpenRuns }) is not a whole number from 1."],
  [
    { maxContentCharacters: 1.5 },
    "openTelemetry({ maxContentCharacters }) is not a whole number from 0.",
  ],
  [
    { tracerProvider: 5 },
    "openTelemetry({ tracerProvider }) is not an object with a method `getTracer`.",
  ],
  [null, "The options of openTelemetry are null."],
])("refuses the options %j", (options, message, hint) => {
  expect(given(options)).toThrow(
    expect.objectContaining({ code: "INVALID_SETTING", message, ...(hint && { hint }) }),
  );
});

test("takes an option that is undefined for one that is not given", () => {
  expect(given({ redact: undefined, maxOpenRuns: undefined })).not.toThrow();
});
