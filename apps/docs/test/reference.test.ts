/** The generated pages of the command line and of graph files are complete. */
import { graphJsonSchema } from "@moagraph/core/graph";
import { readGraphText } from "@moagraph/graph-file";
import { describe, expect, test } from "vitest";
import { createProgram } from "../../../packages/cli/src/create-program.js";
import { cliPage } from "../generate/cli.mjs";
import { exampleYaml, graphFilePage } from "../generate/graph-file.mjs";

const program = createProgram({
  signal: new AbortController().signal,
  end: () => undefined,
  onInterrupt: () => undefined,
});

describe("the page of the command line", () => {
  const page = cliPage(program);

  const commands = program.commands.flatMap((command) => [
    [command.name(), command] as const,
    ...command.commands.map((inner) => [`${command.name()}-${inner.name()}`, inner] as const),
  ]);

  test.each(commands)("has every argument and option of %s", (name, command) => {
    const section = sectionOf(page, name);
    const words = [...command.registeredArguments.map((each) => each.name()), ...flagsOf(command)];
    expect(words.filter((word) => !section.includes(word))).toEqual([]);
  });

  test("has every exit code", () => {
    const codes = [...sectionOf(page, "exit-codes").matchAll(/^\| `(.+?)` \| ./gm)];
    expect(codes.map(([, code]) => code)).toEqual(["0", "1", "2", "3", "141", "128 + n"]);
  });

  test("has the examples of the help", () => {
    expect(sectionOf(page, "run")).toContain('```sh\nmoagraph run moa "What are three fun');
    expect(sectionOf(page, "chat")).toContain("On a terminal: a pasted text is one question");
  });
});

describe("the page of graph files", () => {
  const page = graphFilePage(graphJsonSchema());

  test("has every key of the schema, at its own address", () => {
    const headings = [...page.matchAll(/^#{3,4} `(?:.*\.)?(.+)` \{#(.+)\}$/gm)];
    const names = new Set(headings.map(([, name]) => name));
    const keys = keysIn(graphJsonSchema());
    expect(keys.size).toBeGreaterThan(60);
    // `{ use: name }`, `{ lastTurns: count }` and `{ unless: { agreement } }` are values.
    expect([...keys].filter((key) => !names.has(key))).toEqual([
      "lastTurns",
      "use",
      "unless",
      "agreement",
    ]);
    expect(new Set(headings.map(([, , id]) => id)).size).toBe(headings.length);
  });

  test("says of every optional key what its default is", () => {
    const before = page.slice(0, page.indexOf("{#capability-keys}"));
    const sections = before.split(/^(?=#{3,4} `[^ ]+` \{)/m).slice(1);
    // The keys of a mapping have their own defaults.
    const isSaid = / · (?:required|default: )|^mapping( |$)/m;
    const unsaid = sections.filter((section) => !isSaid.test(section));
    expect(unsaid.map((section) => section.split("\n")[0])).toEqual([]);
  });

  test("links only to its own keys", () => {
    const ids = new Set([...page.matchAll(/\{#(.+)\}$/gm)].map(([, id]) => id));
    const links = [...page.matchAll(/\]\(#(.+?)\)/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
  });

  test("says what the ranges of the schema are", () => {
    expect(page).toContain("### `temperature` {#temperature}\n\nnumber from 0 up to 2 · ");
    expect(page).toContain(
      "### `retry.attempts` {#retry-attempts}\n\nwhole number from 1 up to 10 · ",
    );
  });

  test("begins with a valid graph", () => {
    expect(readGraphText(exampleYaml, "panel.yaml").faults).toEqual([]);
  });
});

/** The section of a page at an address. */
function sectionOf(page: string, id: string): string {
  const start = page.indexOf(`{#${id}}\n`);
  expect(start).toBeGreaterThan(0);
  return page.slice(start).split(/^## /m)[0] ?? "";
}

function flagsOf({ options }: ReturnType<typeof createProgram>): string[] {
  return options.flatMap(({ long, short }) =>
    [long, short].filter((flag) => flag !== undefined && flag !== null),
  );
}

/** The names of all keys of a schema, at any depth. */
function keysIn(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== "object" || schema === null) return found;
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties") for (const name of Object.keys(value as object)) found.add(name);
    keysIn(value, found);
  }
  return found;
}
