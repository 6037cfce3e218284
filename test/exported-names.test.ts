import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseAst } from "rolldown/parseAst";
import { describe, expect, test } from "vitest";
import { entryPoints, publishedPackages, root } from "../scripts/workspace.mjs";

// A new, renamed or lost export shows here first: `pnpm snapshots` accepts it.
describe.each(publishedPackages().flatMap(entryPoints))("$name", ({ built }) => {
  const file = join(root, built);

  test("exports these values", async () => {
    const module: object = await import(pathToFileURL(file).href);
    expect(Object.keys(module).toSorted()).toMatchSnapshot();
  });

  test("exports these values and types", () => {
    expect([...declaredNames(file.replace(/js$/, "d.ts"))].toSorted()).toMatchSnapshot();
  });
});

function declaredNames(file: string): Set<string> {
  const names = new Set<string>();
  for (const statement of parseAst(readFileSync(file, "utf8"), { lang: "dts" }, file).body) {
    if (statement.type === "ExportAllDeclaration" && statement.exported === null) {
      const next = join(dirname(file), statement.source.value.replace(/\.js$/, ".d.ts"));
      for (const name of declaredNames(next)) names.add(name);
    }
    if (statement.type !== "ExportNamedDeclaration") continue;
    for (const { exported } of statement.specifiers) {
      names.add(exported.type === "Literal" ? exported.value : exported.name);
    }
    const { declaration } = statement;
    if (declaration?.type === "VariableDeclaration") {
      for (const { id } of declaration.declarations)
        if (id.type === "Identifier") names.add(id.name);
    } else if (declaration && "id" in declaration && declaration.id?.type === "Identifier") {
      names.add(declaration.id.name);
    }
  }
  return names;
}
