/** Every error on stderr ends with the page of its code. Other tests read stderr without these lines. */
import { execFile } from "node:child_process";
import { docsUrlOf } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { bin, environment } from "./moagraph.js";

/** What a command writes to stderr, unchanged. */
async function stderrOf(args: readonly string[], stdin = ""): Promise<string> {
  return new Promise((resolve) => {
    const options = { env: environment() };
    const child = execFile(process.execPath, [bin, ...args], options, (_, __, stderr) => {
      resolve(stderr);
    });
    child.stdin?.end(stdin);
  });
}

describe("the page of an error's code", () => {
  test("is the last line, after the hint and the command that works", async () => {
    const stderr = await stderrOf(["run", "moa-lite", "Why?"]);
    const keys = stderr.split("\n").map((line) => line.split(": ")[0]);
    expect(keys.slice(-5)).toEqual(["error", "hint", "try", "docs", ""]);
    expect(stderr).toContain(`\ndocs: ${docsUrlOf("MISSING_KEY")}\n`);
  });

  test("is before the stacks of --debug", async () => {
    const stderr = await stderrOf(["graph", "moa-lit", "--debug"]);
    const [, , docs, stack] = stderr.split("\n");
    expect(docs).toBe(`docs: ${docsUrlOf("UNKNOWN_RECIPE")}`);
    expect(stack).toMatch(/^UsageError: /);
  });

  test("is after each error of a piped conversation", async () => {
    const stderr = await stderrOf(["chat", "moa-lite", "--offline"], "/claer\n");
    const pages = stderr.split("\n").filter((line) => line.startsWith("docs: "));
    const codes = ["UNKNOWN_COMMAND", "TURNS_FAILED"];
    expect(pages).toEqual(codes.map((code) => `docs: ${docsUrlOf(code)}`));
  });
});
