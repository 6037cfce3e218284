import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { runConsole } from "./pages/console-commands.js";
import type { ExampleProcess, Printed } from "./pages/example-process.js";
import { type Page, type PageExample, readPage } from "./pages/page.js";

/** The folder of the site. */
export const site: string = fileURLToPath(new URL("../", import.meta.url));

/** Where examples run: below apps/docs, so that they find its packages. */
const workFolder = join(site, ".page-examples");

/** The pages whose examples are run. */
export function pagesWithExamples(): Page[] {
  return ["index.md", ...["guide", "coming-from", "errors"].flatMap(pagesIn)].map((path) =>
    readPage(path, readFileSync(join(site, path), "utf8")),
  );
}

function pagesIn(folder: string): string[] {
  if (!existsSync(join(site, folder))) return [];
  const names = readdirSync(join(site, folder)).filter((name) => name.endsWith(".md"));
  return names.map((name) => `${folder}/${name}`);
}

/** The folder that the examples of a page run in. */
function folderOf({ path }: Page): string {
  return join(workFolder, path.replace(/\.md$/, ""));
}

/** Writes the examples of all pages to files, as TypeScript and as JavaScript. */
export function writeExamples(pages: readonly Page[]): string[] {
  rmSync(workFolder, { recursive: true, force: true });
  return pages.flatMap((page) => {
    mkdirSync(folderOf(page), { recursive: true });
    for (const { name, text } of page.files) writeFileSync(join(folderOf(page), name), text);
    return page.examples.map((example) => writeExample(page, example));
  });
}

function writeExample(page: Page, { stem, code, line }: PageExample): string {
  const { ESNext } = ts.ModuleKind;
  const compilerOptions = { module: ESNext, target: ts.ScriptTarget.ES2022, removeComments: true };
  const { outputText } = ts.transpileModule(code, { compilerOptions });
  writeFileSync(join(folderOf(page), `${stem}.ts`), code);
  const file = fileOf(page, { stem });
  writeFileSync(file, `// ${page.path}:${line}\n${outputText}`);
  return file;
}

function fileOf(page: Page, { stem }: Pick<PageExample, "stem">): string {
  return join(folderOf(page), `${stem}.js`);
}

/** The text of a page with what its examples and commands print now. */
export async function pageWithOutputs(
  page: Page,
  printed: ReadonlyMap<string, Printed>,
  { vendors }: Pick<ExampleProcess, "vendors">,
): Promise<string> {
  const edits = page.examples.map((example) => {
    const shown = example.output ?? { from: 0, to: 0, text: "" };
    const now = textOf(page, example, printed.get(fileOf(page, example)));
    return { ...shown, now: trimmed(now) };
  });
  for (const { block, exported } of page.consoles) {
    // One after another: a command can read what the one before it wrote.
    const settings = { folder: folderOf(page), exported, vendors };
    edits.push({ ...block, now: trimmed(await runConsole(block.text, settings)) });
  }
  return edited(page.text, edits);
}

function textOf(page: Page, example: PageExample, printed: Printed | undefined): string {
  const at = `The example on line ${example.line} of ${page.path}`;
  if (printed === undefined) throw new Error(`${at} was not run.`);
  if (printed.error !== undefined) throw new Error(`${at} fails: ${printed.error}`);
  const { printed: text } = printed;
  if (example.output !== undefined) return text.endsWith("\n") ? text : `${text}\n`;
  if (text !== "") throw new Error(`${at} prints this, and the page does not show it:\n${text}`);
  return text;
}

/** The formatter of the pages removes spaces at the ends of lines, too. */
function trimmed(output: string): string {
  return output
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly now: string;
}

/** Replaces what differs in more than its times. */
function edited(text: string, edits: readonly Edit[]): string {
  const changed = edits.filter((edit) => comparable(edit.text) !== comparable(edit.now));
  const fromEnd = changed.toSorted((one, other) => other.from - one.from);
  return fromEnd.reduce(
    (page, { from, to, now }) => page.slice(0, from) + now + page.slice(to),
    text,
  );
}

/** Without what differs from run to run: times, rates, seconds behind a cost in a table, today's date, Node's version, which call ends first. */
function comparable(text: string): string {
  return text
    .replaceAll(/ *\b\d+(?:\.\d+)? (?:s|ms)\b/g, " # s")
    .replaceAll(/\b[\d.,]+(?=\/s\b)/g, "#")
    .replaceAll(/(?<=^\|[^|\n]*\| *\d+\.\d{5} \|) *[\d.]+/gm, " #")
    .replaceAll(/(?<=moagraph init on )[\d-]+/g, "today")
    .replaceAll(/(?<=Node\.js +Version )[\d.]+/g, "of Node")
    .replaceAll(/(?:^ {2}\S+: (?:done|failed|first token).*\n)+/gm, sortedLines);
}

function sortedLines(lines: string): string {
  return lines.split("\n").toSorted().join("\n");
}
