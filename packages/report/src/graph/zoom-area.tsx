import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface ZoomAreaProps {
  /** Size of the content in pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** Width of its place, in a page without scripts. */
  readonly placeWidth: number | undefined;
  /** Its name for screen readers. */
  readonly label: string;
  readonly children: ComponentChildren;
}

const limits = { from: 0.2, to: 2, readable: 0.6 };
const step = 1.25;

/**
 * Content that can be scrolled and zoomed: by wheel, touch and arrow keys, and by `+`, `-` and `0`. It
 * is first as wide as its place, unless its text could not be read then.
 */
export function ZoomArea({ size, placeWidth, label, children }: ZoomAreaProps): VNode {
  const { width, height } = size;
  const place = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const fit = (): number => (place.current?.clientWidth ?? width) / width;
  const zoomTo = (to: number): void => setZoom(Math.min(limits.to, Math.max(limits.from, to)));
  useLayoutEffect(() => zoomTo(firstZoom(fit())), [width]);
  const scale = zoom ?? firstZoom((placeWidth ?? width) / width);
  const keys: Readonly<Record<string, () => void>> = {
    "+": () => zoomTo(scale * step),
    "-": () => zoomTo(scale / step),
    "0": () => zoomTo(fit()),
  };
  return (
    <div class="moa moa-graph">
      {zoom === null ? null : <ZoomBar scale={scale} keys={keys} />}
      <div
        class="moa-scroll"
        ref={place}
        role="region"
        aria-label={label}
        tabIndex={0}
        onKeyDown={({ key }) => keys[key]?.()}
      >
        <div style={`width:${width * scale}px;height:${height * scale}px`}>
          <div
            class="moa-canvas"
            style={`width:${width}px;height:${height}px;transform:scale(${scale})`}
          >
            {children}
          </div>
        </div>
      </div>
    </div>
  );
}

/** As wide as its place, but not larger than it is, and never too small to read. */
function firstZoom(fit: number): number {
  return Math.min(1, Math.max(limits.readable, fit));
}

interface ZoomBarProps {
  readonly scale: number;
  readonly keys: Readonly<Record<string, () => void>>;
}

function ZoomBar({ scale, keys }: ZoomBarProps): VNode {
  return (
    <div class="moa-zoom">
      <button type="button" aria-label="Zoom out" title="Zoom out (-)" onClick={keys["-"]}>
        −
      </button>
      <output>{Math.round(scale * 100)}%</output>
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={keys["+"]}>
        +
      </button>
      <button type="button" title="Fit the width (0)" onClick={keys["0"]}>
        Fit
      </button>
    </div>
  );
}
