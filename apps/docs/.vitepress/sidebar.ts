import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DefaultTheme } from "vitepress";
import { errorPages } from "./error-pages.js";
import { folderPages } from "./folder-pages.js";

const guide = [
  {
    text: "Guide",
    items: folderPages("guide", [
      "quick-start",
      "your-own-topology",
      "choosing-which-nodes-run",
      "rounds-and-nested-graphs",
      "recipes-of-the-paper",
      "models-and-providers",
      "streaming-and-events",
      "time-to-first-token",
      "failures-quorum-and-budgets",
      "graphs-as-files",
      "langchain-and-langgraph",
      "chat-interfaces",
      "durable-runs",
      "threads-in-postgres",
      "langgraph-server",
      "tracing",
      "opentelemetry",
      "run-again-from-the-middle",
      "people-in-the-loop",
      "tools-and-agents",
      "members",
      "what-a-node-sees",
      "structured-responses",
      "compare-on-your-own-data",
      "evaluate-on-alpaca-eval",
      "evaluate-on-mt-bench",
      "evaluate-on-flask",
      "evaluation-analyses",
      "writing-a-provider",
      "standard-tests",
      "writing-a-node-kind",
      "architecture",
    ]),
  },
  {
    text: "Coming from …",
    items: folderPages("coming-from", [
      "index",
      "promise-all",
      "hand-written-langgraph",
      "paper-code",
      "openrouter-fusion",
    ]),
  },
];

const generated = generatedSidebars();

const reference = [
  { text: "Reference", items: generated["/reference/"] ?? [] },
  // With a link, because VitePress nests two buttons in a heading without one.
  {
    text: "Providers",
    link: "/providers/",
    collapsed: true,
    items: folderPages("providers", ["index", "endpoints"]),
  },
  { text: "Errors", link: "/errors/", collapsed: true, items: errorPages() },
];

/** The links beside a page, by the start of its path. */
export const sidebar: Record<string, DefaultTheme.SidebarItem[]> = {
  ...generated,
  "/guide/": guide,
  "/coming-from/": guide,
  "/reference/": reference,
  "/providers/": reference,
  "/errors/": reference,
};

/** Exists once `generate/generate.mjs` has run. */
function generatedSidebars(): Record<string, DefaultTheme.SidebarItem[]> {
  const file = fileURLToPath(new URL("generated/sidebar.json", import.meta.url));
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, DefaultTheme.SidebarItem[]>;
}
