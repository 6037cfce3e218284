import { describe, expect, test } from "vitest";
import { pipedLines } from "./piped-lines.js";

const source = { name: "stdin", maxBytes: 100, hint: "Pass text." };

async function linesOf(...chunks: readonly (string | Uint8Array)[]): Promise<string[]> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
  }
  const lines: string[] = [];
  for await (const line of pipedLines(stream(), source)) lines.push(line);
  return lines;
}

describe("pipedLines", () => {
  test.each<[string, string[]]>([
    ["one\ntwo\n", ["one", "two"]],
    ["one\r\ntwo", ["one", "two"]],
    ["one\n\n\ntwo", ["one", "", "", "two"]],
    ["", []],
    ["\uFEFFone", ["one"]],
    ["not\u2028a\u0085line\vbreak\rhere", ["not\u2028a\u0085line\vbreak\rhere"]],
  ])("splits %j at line feeds only", async (text, lines) => {
    expect(await linesOf(text)).toEqual(lines);
  });

  test("joins what arrives in parts, through the middle of a character", async () => {
    const bytes = [...Buffer.from("naïve 🦉\r\nשלום\n")].map((byte) => Uint8Array.of(byte));
    expect(await linesOf(...bytes)).toEqual(["naïve 🦉", "שלום"]);
  });

  test.each([[Uint8Array.of(0x41, 0xff, 0x0a)], ["a\0b\n"], [Uint8Array.of(0xf0, 0x9f)]])(
    "refuses %j, which is no text",
    async (chunk) => {
      await expect(linesOf(chunk)).rejects.toMatchObject({ code: "NOT_TEXT" });
    },
  );

  test("limits a line, not the stream", async () => {
    const line = `${"x".repeat(60)}\n`;
    expect(await linesOf(line, line, line)).toHaveLength(3);
    await expect(linesOf("x".repeat(60), "x".repeat(60))).rejects.toMatchObject({
      code: "TOO_LARGE",
    });
  });
});
