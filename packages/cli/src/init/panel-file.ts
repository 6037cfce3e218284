import { type GraphSpec, graphToJson } from "@moagraph/core/graph";
import { extname } from "node:path";
import { Document, isMap, isScalar } from "yaml";
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
  const document = new Document(graphToJson(graph));
  const reasons = new Map(
    proposerNames(panel).map((name, at) => {
      const proposer = panel.proposers[at];
      return [name, proposer === undefined ? "" : proposerReason(proposer, panel)];
    }),
  );
  reasons.set(answerNode, aggregatorReason(panel));
  comment(document, reasons);
  document.commentBefore = comments([`Composed by moagraph init on ${today}.`, ...commands]);
  return document.toString({ lineWidth: 0 });
}

function comment(document: Document, reasons: ReadonlyMap<string, string>): void {
  const nodes = document.get("nodes");
  if (!isMap(nodes)) return;
  for (const { key } of nodes.items) {
    if (!isScalar(key)) continue;
    const reason = reasons.get(String(key.value));
    if (reason !== undefined) key.commentBefore = comments([reason]);
  }
}

/** Names of models come from servers: a line end would end the comment. */
function comments(lines: readonly string[]): string {
  return lines.map((line) => ` ${escapeControls(oneLine(line))}`).join("\n");
}
