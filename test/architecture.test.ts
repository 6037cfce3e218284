/** The architecture page and CONTRIBUTING.md name existing files; the diagrams show the real imports. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { publishedPackages, root } from "../scripts/workspace.mjs";
import { coreImports, folderOf } from "./core-files.js";

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

const pagePath = "apps/docs/guide/architecture.md";
const page = readFileSync(join(root, pagePath), "utf8");
const [packageDiagram = "", folderDiagram = ""] = [
  ...page.matchAll(/^```mermaid\n([^]*?)^```$/gm),
].map(([, diagram]) => diagram);

test.each([pagePath, "CONTRIBUTING.md"])("every path in %s exists", (file) => {
  const text = readFileSync(join(root, file), "utf8");
  const paths = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]*)+|[\w.-]+\.(?:ts|md|mjs))`/g)].map(
    ([, path = ""]) => path,
  );
  expect(paths.length).toBeGreaterThan(10);
  expect([...new Set(paths)].filter((path) => !isFile(path))).toEqual([]);
});

describe.each([
  { diagram: "packages", drawn: edgesIn(packageDiagram), real: packageEdges() },
  { diagram: "folders", drawn: edgesIn(folderDiagram), real: folderEdges() },
])("the diagram of $diagram on the architecture page", ({ drawn, real }) => {
  test("has no arrow that the code does not have", () => {
    expect(listOf(drawn).filter(([from, to]) => real.get(from)?.has(to) !== true)).toEqual([]);
  });

  test("has a way along its arrows for every import", () => {
    expect(listOf(real).filter(([from, to]) => !reachable(from, drawn).has(to))).toEqual([]);
  });
});

test("the diagram of packages shows every published package", () => {
  const shown = new Set(labelsIn(packageDiagram).values());
  const names = publishedPackages().map(({ manifest }) => drawnPackage(packageOf(manifest)));
  expect(names.filter((name) => !shown.has(name))).toEqual([]);
});

function isFile(path: string): boolean {
  return existsSync(join(root, path)) || existsSync(join(root, "packages/core/src", path));
}

/** The arrows of a Mermaid flowchart, by the first line of their nodes' labels. */
function edgesIn(diagram: string): Edges {
  const labels = labelsIn(diagram);
  const nameOf = (id: string): string => labels.get(id) ?? id;
  return edgesOf(
    [...diagram.matchAll(/^ *(\w+) --> (\w+)$/gm)].map(([, from = "", to = ""]) => [
      nameOf(from),
      nameOf(to),
    ]),
  );
}

/** The first lines of the labels, by the ids of their nodes. */
function labelsIn(diagram: string): ReadonlyMap<string, string> {
  return new Map(
    [...diagram.matchAll(/^ *(\w+)\["([^<"]+)/gm)].map(([, id = "", label = ""]) => [id, label]),
  );
}

function packageOf(manifest: Readonly<Record<string, unknown>>): Package {
  return {
    name: String(manifest["name"]),
    dependencies: Object.keys(manifest["dependencies"] ?? {}),
  };
}

function packageEdges(): Edges {
  const packages = publishedPackages().map(({ manifest }) => packageOf(manifest));
  const drawn = new Map(packages.map((each) => [each.name, drawnPackage(each)]));
  return edgesOf(
    packages.flatMap(({ name, dependencies }) =>
      dependencies.flatMap((to): [string, string][] => {
        const ends = [drawn.get(name), drawn.get(to)];
        return ends[0] === undefined || ends[1] === undefined ? [] : [[ends[0], ends[1]]];
      }),
    ),
  );
}

interface Package {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/** The diagram shows the providers that are built on the same package as one. */
function drawnPackage({ name, dependencies }: Package): string {
  const compatible = "@moagraph/openai-compatible";
  if (dependencies.includes(compatible)) return "one OpenAI-style vendor";
  const wraps = dependencies.some((each) => /^@langchain\/(?!core$|langgraph$)/.test(each));
  return wraps && name !== compatible ? "one vendor with a LangChain package" : name;
}

function folderEdges(): Edges {
  return edgesOf(
    coreImports().map(({ from, to }): [string, string] => [drawnFolder(from), drawnFolder(to)]),
  );
}

/** The diagram shows sub-folders as their folder, except the internals of LangGraph. */
function drawnFolder(file: string): string {
  const folder = folderOf(file);
  if (folder === ".") return "index.ts, graph.ts";
  const internals = "langgraph/internals";
  return folder.startsWith(internals) ? internals : (folder.split("/")[0] ?? folder);
}

function edgesOf(pairs: readonly (readonly [string, string])[]): Edges {
  const edges = new Map<string, Set<string>>();
  for (const [from, to] of pairs) {
    if (from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  }
  return edges;
}

function listOf(edges: Edges): [string, string][] {
  return [...edges].flatMap(([from, tos]) => [...tos].map((to): [string, string] => [from, to]));
}

function reachable(from: string, edges: Edges, seen = new Set<string>()): ReadonlySet<string> {
  for (const to of edges.get(from) ?? []) {
    if (!seen.has(to)) reachable(to, edges, seen.add(to));
  }
  return seen;
}
