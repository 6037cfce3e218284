import { didYouMean, MoaError, nearestName } from "@moagraph/core/graph";
import { isRecord } from "./is-record.js";
import type { OpenTelemetryOptions } from "./open-telemetry-options.js";

/** What an option must be, in words, and whether a value is that. */
interface Rule {
  readonly expected: string;
  readonly allows: (value: unknown) => boolean;
}

const countFrom = (least: number): Rule => ({
  expected: `a whole number from ${least}`,
  allows: (value) => Number.isSafeInteger(value) && Number(value) >= least,
});

const hasMethod = (name: string): Rule => ({
  expected: `an object with a method \`${name}\``,
  allows: (value) => isRecord(value) && typeof value[name] === "function",
});

const rules: Readonly<Record<keyof OpenTelemetryOptions, Rule>> = {
  tracerProvider: hasMethod("getTracer"),
  meterProvider: hasMethod("getMeter"),
  content: { expected: "true or false", allows: (value) => typeof value === "boolean" },
  redact: { expected: "a function", allows: (value) => typeof value === "function" },
  maxContentCharacters: countFrom(0),
  maxOpenRuns: countFrom(1),
};

/**
 * Checks options, as callers without a type checker need.
 *
 * @throws {MoaError} `INVALID_SETTING` for an unknown option, or a value of the wrong kind.
 */
export function checkOptions(options: unknown): asserts options is OpenTelemetryOptions {
  if (!isRecord(options)) {
    throw invalid(
      `The options of openTelemetry are ${String(options)}.`,
      "Write openTelemetry() or openTelemetry({ content: true }).",
    );
  }
  for (const [name, value] of Object.entries(options)) checkOption(name, value);
}

function checkOption(name: string, value: unknown): void {
  if (!isOption(name)) {
    const otherwise = `It has: ${Object.keys(rules).join(", ")}.`;
    const hint = didYouMean(nearestName(name, Object.keys(rules)), otherwise);
    throw invalid(`openTelemetry has no option \`${name}\`.`, hint);
  }
  const { allows, expected } = rules[name];
  if (value === undefined || allows(value)) return;
  throw invalid(
    `openTelemetry({ ${name} }) is not ${expected}.`,
    `Set it to ${expected}, or leave it out.`,
  );
}

function isOption(name: string): name is keyof OpenTelemetryOptions {
  return Object.hasOwn(rules, name);
}

function invalid(message: string, hint: string): MoaError {
  return new MoaError({ code: "INVALID_SETTING", message, hint });
}
