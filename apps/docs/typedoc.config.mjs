import { entryPoints, publishedPackages, root } from "../../scripts/workspace.mjs";
import { repository } from "./shared/repository.mjs";

const entries = publishedPackages().flatMap(entryPoints);
const sources = entries.map(({ source }) => `../../${source}`);

/** @type {import("typedoc").TypeDocOptions & import("typedoc-plugin-markdown").PluginOptions} */
export default {
  name: "Moagraph",
  readme: "none",
  skipErrorChecking: true, // the step `lint` does it
  tsconfig: "tsconfig.api.json", // without the sources of the site, which load far more types
  entryPoints: sources,
  // The packages import one another's sources here, so that links between them resolve.
  compilerOptions: {
    paths: Object.fromEntries(entries.map(({ name, source }) => [name, [`../../${source}`]])),
  },
  disableGit: true,
  gitRevision: "main",
  basePath: root,
  // Paths are relative to the folder that contains all entry points.
  sourceLinkTemplate: `${repository}/blob/{gitRevision}/packages/{path}#L{line}`,
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  packagesRequiringDocumentation: publishedPackages().map(({ manifest }) => manifest["name"]),
  // Every export; a property whose name and type say it all needs no sentence.
  requiredToBeDocumented: [
    "Class",
    "Enum",
    "Function",
    "Interface",
    "Method",
    "TypeAlias",
    "Variable",
  ],
  treatValidationWarningsAsErrors: true,
  treatWarningsAsErrors: true,
  sort: ["source-order"],
  plugin: ["typedoc-plugin-markdown"],
  router: "exports",
  pageTitleTemplates: { index: "API", module: "{name}", member: ({ name }) => name },
  groupOrder: ["Functions", "Classes", "Interfaces", "TypeAliases", "Variables", "References"],
  logLevel: "Warn",
  entryFileName: "index",
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  typeDeclarationFormat: "table",
  typeDeclarationVisibility: "compact",
  indexFormat: "table",
  tableColumnSettings: { leftAlignHeaders: true, hideSources: true, hideModifiers: true },
  validation: { invalidLink: true, notDocumented: true, notExported: true },
};
