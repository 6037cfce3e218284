import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { docsBase, docsUrlOf } from "../packages/providers/kit/dist/index.js";
import { describe, expect, test } from "vitest";
import { publishedPackages, root } from "../scripts/workspace.mjs";

const folder = join(root, "apps/docs/errors");

/** Every code that the sources put on an error, a call or an issue. Test servers send codes of vendors. */
function codesInSources(): string[] {
  const files = publishedPackages().flatMap(({ folder: package_ }) =>
    readdirSync(join(root, package_, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(file))
      .filter((file) => !file.startsWith("testing"))
      .map((file) => join(root, package_, "src", file)),
  );
  const codes = files.flatMap((file) =>
    [
      ...withoutDocstrings(readFileSync(file, "utf8")).matchAll(
        /(?:code: |\| |\?\? |": )"([A-Z]{3,}(?:_[A-Z]+)*|NO(?:_[A-Z]+)+)"/g,
      ),
    ].map(([, code]) => code ?? ""),
  );
  return [...new Set(codes)].toSorted((a, b) => (a < b ? -1 : 1));
}

/** Their examples have codes of others. */
function withoutDocstrings(source: string): string {
  return source.replaceAll(/^ *\* .*$/gm, "");
}

/** Characters of a test between a message and its hint. */
const longestGap = 20;

const codes = codesInSources();
const pageOf = (code: string): string => readFileSync(join(folder, fileOf(code)), "utf8");

/** The Markdown file from which the site makes the page at `docsUrlOf(code)`. */
function fileOf(code: string): string {
  const path = docsUrlOf(code).slice(`${docsBase}errors/`.length);
  return path.replace(/\.html$/, ".md");
}

/**
 * The message on a page. The output of an example and of a command is compared with what they print by
 * a test of apps/docs. Any other message names the test that contains it.
 */
function realMessage(code: string): string | undefined {
  const page = pageOf(code);
  const printed = /^```ts\n[^]*?^```\n\n```text\n([^]*?)^```$/m.exec(page)?.[1];
  if (printed?.includes(`${code}: `) === true) return printed;
  const command = /^```console\n\$ ([^]*?)^```$/m.exec(page)?.[1];
  if (command?.includes(docsUrlOf(code)) === true) return command;
  const [, file = "", quoted = ""] =
    /^<!-- message: (\S+) -->\n+```text\n([^]*?)^```$/m.exec(page) ?? [];
  return file !== "" && isIn(file, quoted) ? quoted : undefined;
}

/**
 * Whether a test contains the lines together and in their order, also in a snapshot or in a regular
 * expression. Between two of them are at most the words, quotes and brackets of the test.
 */
function isIn(file: string, quoted: string): boolean {
  const source = readFileSync(join(root, file), "utf8").replaceAll("\\", "");
  const lines = quoted.trimEnd().split("\n");
  const [first = "", ...others] = lines.map((line) =>
    line.replace(/^(?:error|hint|[A-Z_]+): /, ""),
  );
  if (first === "" || others.includes("")) return false;
  return placesOf(first, source).some((end) => follow(others, source, end));
}

/** Whether each text begins soon after the end of the one before. */
function follow(texts: readonly string[], source: string, end: number): boolean {
  let from = end;
  for (const text of texts) {
    const start = source.indexOf(text, from);
    if (start === -1 || start - from > longestGap) return false;
    from = start + text.length;
  }
  return true;
}

/** The ends of all occurrences. */
function placesOf(text: string, source: string): number[] {
  const parts = source.split(text).slice(0, -1);
  let end = 0;
  return parts.map((part) => (end += part.length + text.length));
}

interface IndexRow {
  readonly code: string;
  readonly file: string;
  readonly sentence: string;
}

/** The rows `| [CODE](file.md) | A sentence. |` of the index. */
function indexRows(): IndexRow[] {
  const lines = readFileSync(join(folder, "index.md"), "utf8").split("\n");
  return lines.flatMap((line) => {
    const [, link = "", sentence = ""] = line.split("|").map((cell) => cell.trim());
    const [, code = "", file = ""] = /^\[(\w+)\]\(([\w.-]+)\)$/.exec(link) ?? [];
    return code === "" ? [] : [{ code, file, sentence }];
  });
}

describe("apps/docs/errors", () => {
  test("has a page for each code that the sources use, and for no other", () => {
    const files = [...codes.map(fileOf), "index.md"];
    expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
  });

  test.each(codes)("has the code and its fix on the page of %s", (code) => {
    expect(pageOf(code)).toMatch(new RegExp(`^# ${code}\n`));
    expect(pageOf(code)).toMatch(/^## Fix\n\n\S/m);
  });

  test.each(codes)("has a real message on the page of %s", (code) => {
    expect(realMessage(code)).toBeDefined();
  });

  test("lists each page once in its index, with a sentence of the page", () => {
    const rows = indexRows();
    expect(rows).toHaveLength(codes.length);
    expect(new Set(rows.map(({ code }) => code))).toEqual(new Set(codes));
    for (const { code, file, sentence } of rows) {
      expect(file).toBe(fileOf(code));
      expect(pageOf(code).replaceAll("index.md#", "#")).toContain(sentence);
    }
  });
});
