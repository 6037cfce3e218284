import { type GraphSpec, graphToJson } from "@moagraph/core/graph";
import { extname } from "node:path";
import { toYaml } from "@moagraph/graph-file";
import { oneLine } from "../one-line.js";
import { escapeControls } from "@moagraph/report/words";
import { aggregatorReason, type ChosenPanel, proposerReason } from "./chosen-panel.js";
import { answerNode, proposerNames } from "./panel-graph.js";

/** The path and the head of a file. */
export interface PanelFileOptions {
  /** The path; JSON is written to a `.json` file. */
  readonly path: string;
  /** As `YYYY-MM-DD`. */
  readonly today: string;
  /** The commands to show. */
  readonly commands: readonly string[];
}

/** The text of a panel's file. In YAML, comments say why each model was chosen. */
export function panelFile(graph: GraphSpec, panel: ChosenPanel, options: PanelFileOptions): string {
  const isJson = extname(options.path).toLowerCase() === ".json";
  if (isJson) return `${JSON.stringify(graphToJson(graph), null, 2)}\n`;
  return yamlText(graph, panel, options);
}

function yamlText(
  graph: GraphSpec,
  panel: ChosenPanel,
  { today, commands }: PanelFileOptions,
): string {
  return toYaml(graph, {
    top: [`Composed by moagraph init on ${today}.`, ...commands].map(comment),
    nodes: Object.fromEntries(reasonsFor(panel)),
  });
}

/** The nodes of a panel, each with why its model was chosen. */
function reasonsFor(panel: ChosenPanel): [string, string][] {
  const names = proposerNames(panel);
  const reasons = panel.proposers.map((proposer, at): [string, string] => [
    names[at] as string,
    comment(proposerReason(proposer, panel)),
  ]);
  return [...reasons, [answerNode, comment(aggregatorReason(panel))]];
}

/** Names of models come from servers. */
function comment(line: string): string {
  return escapeControls(oneLine(line));
}
