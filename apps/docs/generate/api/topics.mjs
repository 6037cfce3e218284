import { dirname } from "node:path";
import { ReflectionKind } from "typedoc";
import { folderOf } from "./router.mjs";

/** @import { DeclarationReflection, ProjectReflection } from "typedoc" */

/** The exports of an import name that are on one page. @typedef {{ module: DeclarationReflection, folder: string, members: DeclarationReflection[] }} Topic */

/** The kinds of exports, in the order of a page. */
const kinds = [
  ReflectionKind.Function,
  ReflectionKind.Class,
  ReflectionKind.Interface,
  ReflectionKind.TypeAlias,
  ReflectionKind.Variable,
];

/**
 * The exports of all import names by the folder of their source: what belongs together is on one page. What is in no
 * folder is on the page of its import name, with the folder "".
 *
 * @param {ProjectReflection} project
 * @returns {Topic[]}
 */
export function topicsOf(project) {
  return (project.children ?? []).flatMap((module) => {
    const members = kinds.flatMap(
      (kind) => module.children?.filter((each) => each.kind === kind) ?? [],
    );
    const folders = members.map((each) => sourceFolder(module, each)).toSorted();
    return [...new Set(["", ...folders])].map((folder) => ({
      module,
      folder,
      members: members.filter((each) => sourceFolder(module, each) === folder),
    }));
  });
}

/**
 * Sorts the exports of an import name by name. Properties stay in the order of the source.
 *
 * @param {DeclarationReflection} module
 */
export function sortMembers(module) {
  for (const { children } of [module, ...(module.groups ?? [])]) {
    children?.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }
}

/**
 * The path of a topic's page below /api, such as `core/spec/policies.md`.
 *
 * @param {Topic} topic
 */
export function pathOf({ module, folder }) {
  return `${folderOf(module.name)}/${folder === "" ? "index" : folder}.md`;
}

/**
 * The folder in `src`. The sources of `@moagraph/provider-kit/testing` are in its folder `testing`, which is not named again.
 *
 * @param {DeclarationReflection} module
 * @param {DeclarationReflection} member
 */
function sourceFolder(module, member) {
  const [source] = (member.signatures?.[0] ?? member).sources ?? [];
  const folder = dirname(/\/src\/(.*)$/.exec(source?.fileName ?? "")?.[1] ?? "");
  const [, , subpath = "."] = module.name.split("/");
  if (folder === "." || folder === subpath) return "";
  return folder.startsWith(`${subpath}/`) ? folder.slice(subpath.length + 1) : folder;
}
