import { type GraphLayout, graphLayout, type GraphSpec, layersOf } from "@moagraph/core/graph";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { callViews, namesIn } from "../run/call-view.js";
import type { RunReport } from "../run-report.js";
import { GraphLines } from "./graph-lines.js";
import { NodeCard } from "./node-card.js";
import { nodeViews } from "./node-view.js";
import { ZoomArea } from "./zoom-area.js";

/** What {@link GraphView} draws. */
export interface GraphViewProps {
  /** A valid graph. */
  readonly graph: GraphSpec;
  /** A run of the graph. Without one, only the graph is drawn. */
  readonly report?: RunReport | undefined;
  /** The address that the card of a node links to. */
  readonly hrefOf?: ((node: string) => string | undefined) | undefined;
  /**
   * Width of its place in pixels, for pages without scripts. Others measure it.
   *
   * @defaultValue the drawing is shown in its own size
   */
  readonly width?: number | undefined;
}

/** A layer with more nodes has low cards without a text. */
const mostFullCards = 12;

const cardSizes = { full: { width: 250, height: 132 }, compact: { width: 230, height: 66 } };

/**
 * Draws a graph from left to right: one card for each node, with its state and the end of its text.
 *
 * In a page with scripts, it fits into its width and can be zoomed. Everything is shown without scripts too.
 *
 * @param props - The graph, and the run if there is one.
 * @example
 * ```ts
 * import { moaLite } from "@moagraph/recipes";
 * import { GraphView } from "@moagraph/report";
 * import { h } from "preact";
 * import { renderToString } from "preact-render-to-string";
 *
 * const html = renderToString(h(GraphView, { graph: moaLite.graph }));
 * ```
 */
export function GraphView({ graph, report, hrefOf, width }: GraphViewProps): VNode {
  const isCompact = useMemo(() => isLarge(graph), [graph]);
  const layout = useMemo(() => {
    const size = isCompact ? cardSizes.compact : cardSizes.full;
    return graphLayout(graph, () => size);
  }, [graph, isCompact]);
  const calls = report === undefined ? [] : callViews(report);
  const views = nodeViews(layout.boxes, calls, namesIn(report ?? { planned: [] }));
  return (
    <ZoomArea size={layout.area} label={`Graph ${graph.name}`} placeWidth={width}>
      <GraphLines layout={layout} phaseOf={(node) => views.get(node)?.phase} />
      <Pill text="prompt" box={placed(layout, layout.prompt)} />
      {layout.boxes.map((box) => {
        const node = views.get(box.name);
        if (node === undefined) return null;
        const href = hrefOf?.(box.name);
        const card = { node, box: { ...box, ...placed(layout, box) }, isCompact, href };
        return <NodeCard key={box.name} {...card} />;
      })}
      <Pill text="answer" box={placed(layout, layout.answer)} />
    </ZoomArea>
  );
}

type Box = GraphLayout["area"];

/** Positions in a page begin at the left top corner of the drawing. */
function placed({ area }: GraphLayout, { left, top, width, height }: Box): Box {
  return { left: left - area.left, top: top - area.top, width, height };
}

function Pill({ text, box }: { readonly text: string; readonly box: Box }): VNode {
  const { left, top, width, height } = box;
  return (
    <div class="moa-pill" style={`left:${left}px;top:${top}px;width:${width}px;height:${height}px`}>
      {text}
    </div>
  );
}

function isLarge(graph: GraphSpec): boolean {
  return layersOf(graph).some((names) => names.length > mostFullCards);
}
