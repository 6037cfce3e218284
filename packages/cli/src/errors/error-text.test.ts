import { MoaError } from "@moagraph/core/graph";
import { docsUrlOf } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { errorText } from "./error-text.js";

/** The hint for a run whose calls report this. */
function hintFor(code: string, report: string): string | undefined {
  const message = `Node \`fuse\` has no usable proposal to work on:\n  a (x:y): ${report}`;
  const text = errorText(new MoaError({ code, message, hint: "Core's." }), false);
  return text.split("hint: ")[1]?.replace(/docs: .*\n$/, "");
}

describe("errorText", () => {
  test("leaves out the middle of long lines", () => {
    const long = "n".repeat(1_000_000);
    const docs = `docs: ${docsUrlOf("X")}`;
    const text = errorText(new MoaError({ code: "X", message: `a\n${long}`, hint: long }), false);
    expect(text.split("\n").map((line) => line.length)).toEqual([8, 1_001, 1_001, docs.length, 0]);
  });

  test.each([
    "Unsupported value: 'temperature' does not support 0.7 with this model.",
    "Temperature must be 1.",
  ])("names the option for a refused temperature: %s", (text) => {
    expect(hintFor("NO_USABLE_PROPOSAL", `INVALID_REQUEST: ${text}`)).toBe(
      "Leave the refused setting to the vendor with --temperature default, or replace the model with --model from=to.\n",
    );
  });

  test.each(["max_tokens", "max_completion_tokens", "max_output_tokens", "maxOutputTokens"])(
    "names the option for a refused limit: %s",
    (name) => {
      const hint = hintFor("ANSWER_FAILED", `INVALID_REQUEST: ${name} is too large: 2048.`);
      expect(hint).toContain("--max-output-tokens default");
    },
  );

  test.each([
    [
      ["Check A_KEY.", "Check A_KEY."],
      "Check A_KEY. Or replace these models with --model from=to.",
    ],
    [
      ["Check A_KEY.", "Download it: ollama pull x"],
      "Check A_KEY; Download it: ollama pull x; or replace these models with --model from=to.",
    ],
    [["A.", "B.", "C."], "Fix what these models report, or replace them with --model from=to."],
    [["A.", undefined], "Fix what these models report, or replace them with --model from=to."],
  ])("names the hints of the calls if they are few: %s", (hints, expected) => {
    const failures = hints.map((hint, at) => ({ model: `x:${at}`, error: { hint } }));
    const error = new MoaError({ code: "NO_USABLE_PROPOSAL", message: "No.", hint: "Core's." });
    const text = errorText(Object.assign(error, { failures }), false);
    expect(text).toBe(`error: No.\nhint: ${expected}\ndocs: ${error.docsUrl}\n`);
  });

  test("ends with the page about the code, before the stacks of --debug", () => {
    const error = new MoaError({ code: "CONFLICT", message: "No.", hint: "Wait." });
    const lines = errorText(error, true).split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "error: No.",
      "hint: Wait.",
      `docs: ${docsUrlOf("CONFLICT")}`,
      "MoaError: No.",
    ]);
  });

  test("has the page about unexpected errors for all others", () => {
    expect(errorText(new TypeError("boom"), false)).toMatchInlineSnapshot(`
      "error: boom
      hint: This error is not one of Moagraph's. Run again with --debug to see where it happened.
      docs: https://moagraph.github.io/moagraph/errors/unexpected.html
      "
    `);
  });

  test.each([
    ["NO_USABLE_PROPOSAL", "VENDOR_UNAVAILABLE: The temperature of the server is too high."],
    ["NO_USABLE_PROPOSAL", "INVALID_REQUEST: Bad request."],
    ["BUDGET_TOO_SMALL", "INVALID_REQUEST: temperature"],
  ])("keeps the hint of other errors: %s: %s", (code, report) => {
    expect(hintFor(code, report)).not.toContain("default");
  });
});
