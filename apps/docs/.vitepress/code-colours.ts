import type { MarkdownOptions } from "vitepress";

type CodeTransformer = NonNullable<MarkdownOptions["codeTransformers"]>[number];

// In the usual themes, some words have too little contrast.
const light = "github-light-high-contrast";

/** The colours of `light`, each with that of the same words in `github-dark-high-contrast`. */
const darkByLight = new Map([
  ["#0E1116", "#F0F3F6"],
  ["#023B95", "#91CBFF"],
  ["#024C1A", "#72F088"],
  ["#032563", "#ADDCFF"],
  ["#622CBC", "#DBB7FF"],
  ["#66707B", "#BDC4CC"],
  ["#6E011A", "#FFB1AF"],
  ["#702C00", "#FFB757"],
  ["#A0111F", "#FF9492"],
]);

/** Gives each word the colours of both schemes. The two themes colour the same words: one pass finds them. */
const inBothSchemes: CodeTransformer = {
  name: "in-both-schemes",
  span({ properties }) {
    const colour = /^color:(#\w+)/.exec(String(properties["style"]))?.[1];
    if (colour === undefined) return;
    const dark = darkByLight.get(colour.toUpperCase());
    if (dark === undefined) throw new Error(`Add the colour ${colour} to code-colours.ts.`);
    const rest = String(properties["style"]).slice(`color:${colour}`.length);
    properties["style"] = `--shiki-light:${colour};--shiki-dark:${dark}${rest}`;
  },
};

/** The colours of code, in the light and the dark scheme. */
export const codeColours: Pick<MarkdownOptions, "theme" | "codeTransformers"> = {
  theme: light,
  codeTransformers: [inBothSchemes],
};
