import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./step.mjs";
import { publishedPackages } from "./workspace.mjs";

/**
 * Packs every published package, as a release would.
 *
 * @param {string} folder - Where the tarballs go.
 * @returns {Promise<{ published: ReturnType<typeof publishedPackages>[0], tarball: string }[]>}
 */
export async function packPublished(folder) {
  const filters = publishedPackages().map(({ manifest }) => `--filter=${manifest["name"]}`);
  const destination = ["--pack-destination", folder];
  const { ok, output } = await runStep(["pnpm", "-r", ...filters, "pack", ...destination]);
  if (!ok) throw new Error(output);
  const files = readdirSync(folder);
  return publishedPackages().map((published) => {
    const { name, version } = published.manifest;
    const file = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
    if (!files.includes(file)) throw new Error(`${file} was not packed.\n${output}`);
    return { published, tarball: join(folder, file) };
  });
}
