import { PassThrough } from "node:stream";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createAnswerWriter } from "./answer-writer.js";
import { createConsole } from "./terminal/create-console.js";
import { createTextOutput, type TextOutput } from "./text-output.js";

const key = 'sk-"0123456789';
const hostile = "a\u001B[2J\r\nb\u202E";

interface Captured {
  readonly output: TextOutput;
  readonly text: () => string;
}

function capture(isTTY: boolean): Captured {
  const stream = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY });
  let text = "";
  stream.on("data", (chunk: string) => (text += chunk));
  return { output: createTextOutput(stream), text: () => text };
}

function setKey(): void {
  vi.stubEnv("VENDOR_API_KEY", key);
  onTestFinished(() => void vi.unstubAllEnvs());
}

async function answered(isTTY: boolean, pieces: readonly string[]): Promise<string> {
  const { output, text } = capture(isTTY);
  const answer = createAnswerWriter(true, output);
  for (const piece of pieces) await (piece === "RESET" ? answer.reset() : answer.write(piece));
  await answer.end(pieces.join(""));
  return text();
}

describe("a text output", () => {
  test("escapes control characters on a terminal only", () => {
    const [terminal, pipe] = [capture(true), capture(false)];
    for (const { output } of [terminal, pipe]) output.write(hostile);
    expect(terminal.text()).toBe("a\\u{1b}[2J\nb\\u{202e}");
    expect(pipe.text()).toBe(hostile);
  });

  test("prints JSON with the same value on a terminal, and unchanged elsewhere", () => {
    const [terminal, pipe] = [capture(true), capture(false)];
    for (const { output } of [terminal, pipe]) output.writeJson({ hostile });
    expect(pipe.text()).toBe(`${JSON.stringify({ hostile })}\n`);
    expect(terminal.text()).toBe('{"hostile":"a\\u001b[2J\\r\\nb\\u202e"}\n');
  });

  test("hides keys in texts and in JSON, in names and values", () => {
    setKey();
    const { output, text } = capture(false);
    output.write(`${key}\n`);
    output.writeJson({ said: [key] });
    expect(text()).toBe('[VENDOR_API_KEY]\n{"said":["[VENDOR_API_KEY]"]}\n');
  });
});

test("the console of libraries escapes control characters on a terminal", () => {
  const [out, err] = [capture(true), capture(false)];
  const printer = createConsole(out.output, err.output);
  printer.log("%s", hostile);
  printer.warn("%s", hostile);
  expect(out.text()).toBe("a\\u{1b}[2J\nb\\u{202e}\n");
  expect(err.text()).toBe(`${hostile}\n`);
});

describe("an answer", () => {
  test("is unchanged in a pipe", async () => {
    expect(await answered(false, ["a\r", "\nb\u001B", "[2J\n"])).toBe("a\r\nb\u001B[2J\n");
  });

  test("is escaped on a terminal, also if a sequence is split", async () => {
    expect(await answered(true, ["a\u001B", "[2Jb", "\r", "\nc\r"])).toBe("a\\u{1b}[2Jb\nc\n");
    expect(await answered(true, ["10%\r", "20%"])).toBe("10%\\u{d}20%\n");
  });

  test("has no key, also if it is split, at a reset and at the end", async () => {
    setKey();
    const halves = [key.slice(0, 6), key.slice(6)];
    expect(await answered(false, halves)).toBe("[VENDOR_API_KEY]\n");
    expect(await answered(true, ["sk", "RESET", ...halves])).toBe("sk\n[VENDOR_API_KEY]\n");
  });

  test("shows a beginning of a key at the end", async () => {
    setKey();
    expect(await answered(false, ["It begins with sk-"])).toBe("It begins with sk-\n");
  });
});
