import { type RenderOptions, renderMermaidSVG } from "beautiful-mermaid";
import type { MarkdownRenderer } from "vitepress";

const look: RenderOptions = {
  bg: "var(--vp-c-bg)",
  fg: "var(--vp-c-text-1)",
  padding: 4,
  nodeSpacing: 12,
  layerSpacing: 28,
  transparent: true,
};

/** Draws the blocks `mermaid` of a page when it is built, so that no page loads a library for them. */
export function drawMermaid(markdown: MarkdownRenderer): void {
  const { rules } = markdown.renderer;
  const { fence } = rules;
  rules.fence = (tokens, index, ...rest) => {
    const { info = "", content = "" } = tokens[index] ?? {};
    if (info.trim() !== "mermaid") return fence?.(tokens, index, ...rest) ?? "";
    return `<div class="mermaid" v-pre tabindex="0">${drawn(content)}</div>`;
  };
}

/** Without the picture's own style: it loads a font from another host. The theme's style.css replaces it. */
function drawn(diagram: string): string {
  return renderMermaidSVG(diagram, look).replace(/<style>[^<]*<\/style>/, "");
}
