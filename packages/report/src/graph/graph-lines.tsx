import type { Edge, GraphLayout } from "@moagraph/core/graph";
import type { VNode } from "preact";
import type { CallPhase } from "../run/call-view.js";

/** Moving more edges would keep a processor busy. */
const mostMoving = 60;

/** The frames of the layers, and the edges, behind the cards. */
export function GraphLines({
  layout: { area, frames, edges },
  phaseOf,
}: {
  readonly layout: GraphLayout;
  readonly phaseOf: (node: string) => CallPhase | undefined;
}): VNode {
  const { left, top, width, height } = area;
  return (
    <svg
      class={edges.length > mostMoving ? "moa-lines moa-still" : "moa-lines"}
      width={width}
      height={height}
      viewBox={`${left} ${top} ${width} ${height}`}
      aria-hidden="true"
    >
      <defs>
        <marker
          id="moa-arrowhead"
          viewBox="0 0 8 8"
          refX="8"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path class="moa-arrowhead" d="M0,0L8,4L0,8Z" />
        </marker>
      </defs>
      {frames.map((frame) => (
        <g key={frame.heading}>
          <rect
            class="moa-layer"
            x={frame.left}
            y={frame.top}
            width={frame.width}
            height={frame.height}
            rx="10"
          />
          <text class="moa-layer-name" x={frame.left + 14} y={frame.top + 17}>
            {frame.heading}
          </text>
        </g>
      ))}
      {edges.map((edge) => (
        <path
          key={edge.path}
          class={`moa-edge${edge.isRoute ? " moa-route" : ""}${lookOf(edge, phaseOf)}`}
          d={edge.path}
          {...(edge.isJoint ? {} : { "marker-end": "url(#moa-arrowhead)" })}
        />
      ))}
    </svg>
  );
}

const passed: ReadonlySet<CallPhase | undefined> = new Set(["ok", "cached"]);
const working: ReadonlySet<CallPhase | undefined> = new Set(["sent", "streaming", "retrying"]);

/** An edge shows that a proposal is being read, or that it was passed on. */
function lookOf({ from, to }: Edge, phaseOf: (node: string) => CallPhase | undefined): string {
  if (from !== undefined && !passed.has(phaseOf(from))) return "";
  const isWorking = to !== undefined && working.has(phaseOf(to));
  if (isWorking) return " moa-working";
  return from === undefined ? "" : " moa-passed";
}
