import type { DefaultTheme } from "vitepress";

type IndexedText = NonNullable<DefaultTheme.LocalSearchOptions["_render"]>;

/** The text of a page that is indexed. Blocks of code would be most of the index, and of the time to make it. */
const withoutCode: IndexedText = (text, env, md) => {
  const html = md.render(text.replaceAll(/^```.*\n[^]*?^```$/gm, ""), env);
  return env.frontmatter?.["search"] === false ? "" : html;
};

/** Search in an index that is part of the site. No server is asked. */
export const search: NonNullable<DefaultTheme.Config["search"]> = {
  provider: "local",
  options: {
    miniSearch: { options: { tokenize } },
    _render: withoutCode,
  },
};

/**
 * The words of a text, and names such as `NO_USABLE_PROPOSAL`, `moa-lite` and `quorum.atLeast` as a whole, so that a
 * name finds its page first. The page gets this function as text, so it uses nothing outside itself.
 */
function tokenize(text: string): string[] {
  const words = text.split(/[\n\r\p{Z}\p{P}\p{S}]+/u);
  const names = text.match(/[\w.-]+/g) ?? [];
  return [...words, ...names.filter((name) => /\w[._-]\w/.test(name))];
}
