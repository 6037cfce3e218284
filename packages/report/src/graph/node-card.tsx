import type { PlacedBox } from "@moagraph/core/graph";
import type { ComponentChildren, VNode } from "preact";
import { PhaseMark } from "../run/phase-mark.js";
import type { NodeView } from "./node-view.js";

/** What the card of a node needs. */
export interface NodeCardProps {
  readonly node: NodeView;
  readonly box: PlacedBox;
  readonly isCompact: boolean;
  readonly href: string | undefined;
}

/** The card of a node: its name, kind and model, what it does, and the end of its text. */
export function NodeCard(props: NodeCardProps): VNode {
  const { node, isCompact } = props;
  const { name, kind, models, phase, words, text, remarks } = node;
  const title = models === "" ? kind : `${kind} · ${models}`;
  return (
    <CardFrame {...props}>
      <span class="moa-card-head">
        <strong title={name}>{name}</strong>
        {phase === undefined ? null : <PhaseMark phase={phase} words={words} />}
      </span>
      <span class="moa-card-model" title={title}>
        {title}
      </span>
      {isCompact ? null : <span class="moa-card-text">{text}</span>}
      {remarks.length === 0 ? null : (
        <span class="moa-card-remarks" title={remarks.join("\n")}>
          <span aria-hidden="true">⚑</span> {remarks.join("; ")}
        </span>
      )}
    </CardFrame>
  );
}

function CardFrame({
  node: { phase },
  box: { left, top, width, height },
  isCompact,
  href,
  children,
}: NodeCardProps & { readonly children: ComponentChildren }): VNode {
  const frame = {
    class: `moa-card moa-is-${phase ?? "plain"}${isCompact ? " moa-compact" : ""}`,
    style: `left:${left}px;top:${top}px;width:${width}px;height:${height}px`,
  };
  return href === undefined ? (
    <div {...frame}>{children}</div>
  ) : (
    <a href={href} {...frame}>
      {children}
    </a>
  );
}
