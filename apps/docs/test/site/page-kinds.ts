/** A page of each kind of the site. Its content is shown last: `.vp-doc` unless it says another. */
export const pageKinds: readonly (readonly [kind: string, path: string, content?: string])[] = [
  ["home", "index.html", ".VPHome"],
  ["guide", "guide/quick-start.html"],
  ["comparison", "coming-from/promise-all.html"],
  ["recipe", "recipes/moa-lite.html"],
  ["API", "api/core/compile.html"],
  ["error", "errors/no-usable-proposal.html"],
  ["command line", "reference/cli.html"],
  ["graph file", "reference/graph-file.html"],
  ["provider", "providers/openai.html"],
  ["playground", "playground.html", ".play .cm-line"],
  ["not found", "404.html", ".NotFound"],
];
