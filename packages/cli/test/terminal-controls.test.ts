import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Reply, TestRequest } from "@moagraph/provider-kit/testing";
import fc from "fast-check";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { hasTerminal, openTerminal, shownInTurn } from "./open-terminal.js";
import { panelOf } from "./project.js";
import { startVendor } from "./vendor.js";

/** Sequences that no command may pass on. Our own ones differ from all of them. */
const sequences = [
  "\u001B[2J\u001B[H",
  "\u001B[5m",
  "\u001B]0;title\u0007",
  "\u001B]52;c;cm0=\u001B\\",
  "\u001BPq#0\u001B\\",
  "\u001B_apc\u001B\\",
  "\u001B^pm\u001B\\",
  "\u001BXsos\u001B\\",
  "\u001Bc",
  "\u009B31m",
  "\u009D0;title\u009C",
  "\rover",
  "\b\b",
  "\u007F",
  "\u0001",
  "\u202Ergb\u202C",
  "\u2066ltr\u2069",
  "\u200F\u061C",
  "\u2028\u2029",
  "\uFEFF",
  "\u{E0041}\u{E007F}",
];

/** Sequences in random order, with words between them, split anywhere. */
const [hostile = ""] = fc.sample(
  fc.shuffledSubarray(sequences, { minLength: sequences.length }).map((all) => all.join("x")),
  1,
);
const pieces = Array.from({ length: hostile.length }, (_, index) => hostile.charAt(index));

/** The sequences of colours, of log-update and of the terminal's own line ends. */
const own = new RegExp(
  `\u001B${String.raw`\[(?:[\d;]*m|\?25[hl]|\?2026[hl]|\d*[ABGK])|\r\n`}`,
  "g",
);
const harmful = /(?![\t\n])\p{Cc}|\p{Bidi_Control}|[\p{Zl}\p{Zp}\uFEFF]|[\u{E0000}-\u{E007F}]/u;

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

function replyTo({ model }: TestRequest): Reply {
  if (model.startsWith("fails")) {
    return { fault: { status: 400, body: { error: { message: hostile, code: hostile } } } };
  }
  return { text: `BEGIN${hostile}END`, pieces: ["BEGIN", ...pieces, "END"], reasoning: hostile };
}

let env: Record<string, string>;

async function fileWith(text: string, name = "panel.json"): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "moagraph-cli-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  await writeFile(file, text);
  return quoted(file);
}

/** What a graph accepts in names. */
const name = `\u202E${hostile.replaceAll(/\p{Cc}/gu, "")}`;

/** A graph of a vendor whose models have hostile names, and so has the graph. */
function graphOf(first: string, last: string): string {
  const graph = panelOf([`hostile:${first}${name}`, "hostile:ok"], `hostile:${last}${name}`);
  return JSON.stringify({ ...(JSON.parse(graph) as object), name: `panel${name}` });
}

async function shownBy(command: string, more: Record<string, string> = {}): Promise<string> {
  const text = await openTerminal(command, { ...env, ...more }).shown;
  return text.replaceAll(own, "\n");
}

/** What each of these commands shows. One process runs all, for the first test that asks. */
function eachShownBy(commands: () => Promise<string[]>): (at: number) => Promise<string> {
  let all: Promise<readonly string[]> | undefined;
  return async (at) => {
    all ??= commands().then((each) => shownInTurn(each, env));
    return ((await all)[at] ?? expect.fail("It was not run.")).replaceAll(own, "\n");
  };
}

const onGraph = [
  ["plan", "\\u{202e}"],
  ["graph", "#8238;"],
  ["graph --format svg", "\\u{202e}"],
  ["validate", "\\u{202e}"],
] as const;
const shownOfGraph = eachShownBy(async () => {
  const file = await fileWith(graphOf("ok", "ok"));
  return onGraph.map(([command]) => `${command} ${file}`);
});

const badFiles = [
  ["broken.json", `{"name": "${hostile}`],
  [
    "keys.json",
    JSON.stringify({ name: "x", [hostile]: 1, nodes: { [hostile]: { kind: hostile } } }),
  ],
  ["broken.yaml", `name: !!${hostile} [\n  ${hostile}`],
  [`file${hostile.replaceAll("/", "")}.json`, "{}"],
] as const;
const shownOfFiles = eachShownBy(async () => {
  const files = await Promise.all(badFiles.map(([path, text]) => fileWith(text, path)));
  return files.map((file) => `validate ${file}`);
});

const badArguments = [
  `run ${quoted(hostile)} hi`,
  quoted(hostile),
  `run --${quoted(hostile)} moa hi`,
  `run moa hi --temperature ${quoted(hostile)}`,
  `run moa hi --model ${quoted(hostile)}=a:b`,
  `run moa hi --model ${quoted(`openai:${hostile}`)}=a:b`,
  `graph moa --format ${quoted(hostile)}`,
  `help ${quoted(hostile)}`,
];
const shownOfArguments = eachShownBy(async () => badArguments);

describe.skipIf(!hasTerminal)("on a terminal, a control character", () => {
  beforeAll(async () => {
    const vendor = await startVendor(replyTo);
    env = { HOSTILE_BASE_URL: vendor.url };
    return () => vendor.close();
  });

  test.each([
    ["of an answer, a graph and a model", "ok", "ok", "END\n"],
    ["of a proposer's error", "fails", "ok", "END\n"],
    ["of the answering model's error", "ok", "fails", "error: "],
  ])("%s is shown in a run", async (_, first, last, end) => {
    const file = await fileWith(graphOf(first, last));
    const text = await shownBy(`run ${file} ${quoted(`Why?${hostile}`)} --debug`);
    expect(text).not.toMatch(harmful);
    expect(text).toContain("\\u{202e}");
    expect(text).toContain(end);
    expect(text.includes("\\u{1b}")).toBe(last === "ok");
  });

  test.each(["run %s --json hi", "plan %s --json", "graph %s --format json"])(
    "is a JSON escape in %s",
    async (command) => {
      const text = await shownBy(command.replace("%s", await fileWith(graphOf("ok", "ok"))));
      expect(text).not.toMatch(harmful);
      const [json = ""] = /^\{[^]*\}$/m.exec(text) ?? [];
      const value = JSON.stringify(JSON.parse(json));
      expect(value).toContain(JSON.stringify(name).slice(1, -1));
      if (command.startsWith("run")) expect(value).toContain(JSON.stringify(`BEGIN${hostile}END`));
    },
  );

  test.each(onGraph.map(([command, shown], at) => [command, shown, at] as const))(
    "of names is shown by %s as %s",
    async (_command, shown, at) => {
      const text = await shownOfGraph(at);
      expect(text).not.toMatch(harmful);
      expect(text).toContain(shown);
    },
  );

  test("of a name and an error is shown without cursor control", async () => {
    const file = await fileWith(graphOf("fails", "ok"));
    const text = await shownBy(`run ${file} hi`, { TERM: "dumb" });
    expect(text).not.toMatch(harmful);
    expect(text).toContain("p1: failed after");
    expect(text).toContain("\\u{202e}");
  });

  test("is unchanged on stdout in a file, while stderr is a terminal", async () => {
    const folder = await mkdtemp(join(tmpdir(), "moagraph-cli-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const out = join(folder, "out");
    const text = await shownBy(`run ${await fileWith(graphOf("fails", "ok"))} hi > ${quoted(out)}`);
    expect(text).not.toMatch(harmful);
    expect(text).toContain("\\u{202e}");
    expect(await readFile(out, "utf8")).toBe(`BEGIN${hostile}END\n`);
  });

  test.each([...badFiles.keys()])("of a file is shown by validate (%#)", async (at) => {
    const shown = await shownOfFiles(at);
    expect(shown).not.toMatch(harmful);
    expect(shown).toContain("error: ");
  });

  test.each([...badArguments.keys()])("of an argument is shown (%#)", async (at) => {
    const shown = await shownOfArguments(at);
    expect(shown).not.toMatch(harmful);
    expect(shown).toMatch(/error: |Usage/);
  });
});
