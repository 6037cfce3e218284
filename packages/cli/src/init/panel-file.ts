import { type GraphSpec, graphToJson } from "@moagraph/core/graph";
import { Document, isMap, isScalar } from "yaml";
import { oneLine } from "../one-line.js";
import { escapeControls } from "../terminal/escape-controls.js";
import { aggregatorReason, type ChosenPanel, proposerReason } from "./chosen-panel.js";
import { answerNode, proposerNames } from "./panel-graph.js";

/** The head of a file. */
export interface PanelFileOptions {
  /** As `YYYY-MM-DD`. */
  readonly today: string;
  /** The commands to show. */
  readonly commands: readonly string[];
}

/** The text of a panel's YAML file. Comments say why each model was chosen. */
export function panelFile(
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
