import { plot as drawPlot } from "@observablehq/plot";
import { checkFinite } from "../results/check-finite.js";
import type { Plot } from "../results/evaluation-result.js";
import { drawBars } from "./draw-bars.js";
import { drawLines } from "./draw-lines.js";
import { drawRadar } from "./draw-radar.js";
import { drawScatter } from "./draw-scatter.js";
import type { Drawing } from "./drawing.js";
import { frameSvg } from "./frame-svg.js";
import { svgDocument } from "./svg-element.js";

/** The size of a plot. */
export interface PlotSvgOptions {
  /** In pixels, at least 320. The height follows from what is drawn. @defaultValue 720 */
  readonly width?: number;
}

const drawings: {
  [Type in Plot["type"]]: (plot: Plot & { type: Type }, width: number) => Drawing;
} = { bars: drawBars, lines: drawLines, radar: drawRadar, scatter: drawScatter };

/**
 * Returns a plot as SVG: one file with title, description, legend and a white ground, without scripts, fonts
 * or ids. What is published is hollow or dashed, and says so. Texts are escaped.
 *
 * @param plot - Bars with error bars, lines, a radar, or points with a Pareto front.
 * @param options - Its size.
 * @throws {@link EvalInputError} `INVALID_INPUT` if a number is NaN or infinite.
 * @example
 * ```ts
 * import { plotSvg } from "@moagraph/eval";
 *
 * const bars = [{ label: "moa-lite", value: 59.5, interval: [57.8, 61.2] as const }];
 * const svg = plotSvg({ type: "bars", name: "rates", title: "Win rates", valueLabel: "%", bars });
 * console.log(svg.slice(0, 40)); // <svg xmlns="http://www.w3.org/2000/svg"
 * ```
 */
export function plotSvg(plot: Plot, { width = 720 }: PlotSvgOptions = {}): string {
  checkFinite(plot, plot.name);
  const document = svgDocument();
  const drawing = draw(plot, Math.max(320, width));
  const drawn = drawPlot({ ...drawing.options, document });
  return frameSvg(document, plot.title, drawing, drawn);
}

function draw<Type extends Plot["type"]>(plot: Plot & { type: Type }, width: number): Drawing {
  return drawings[plot.type](plot, width);
}
