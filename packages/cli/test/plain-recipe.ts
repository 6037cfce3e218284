import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphToJson } from "@moagraph/core/graph";
import { type RecipeName, recipes } from "@moagraph/recipes";

/** A file with a recipe that lists proposals in the format of the published code. */
export interface PlainRecipe {
  readonly file: string;
  remove(): Promise<void>;
}

/** Writes a recipe without fence marks to a file. */
export async function plainRecipe(name: RecipeName): Promise<PlainRecipe> {
  const folder = await mkdtemp(join(tmpdir(), "moagraph-cli-"));
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(graphToJson({ ...recipes[name].graph, fence: false })));
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
