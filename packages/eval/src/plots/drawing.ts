import type { PlotOptions } from "@observablehq/plot";
import { ink, paper } from "./palette.js";
import { fontSize } from "./text-size.js";

/** An entry of a legend. */
export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly mark: "box" | "line" | "dot";
  /** Published numbers are hollow or dashed. */
  readonly published?: boolean | undefined;
}

/** What one kind of plot hands to the frame around it. */
export interface Drawing {
  /** For Observable Plot, without the document. */
  readonly options: PlotOptions & { readonly width: number; readonly height: number };
  readonly legend: readonly LegendEntry[];
  /** One sentence for those who do not see the plot. */
  readonly description: string;
  /** Sentences below the plot, such as the names of points without a value. */
  readonly notes: readonly string[];
}

/** What all plots share: colours are colours, not names of a scale. */
export const sharedOptions: PlotOptions = {
  color: { type: "identity" },
  style: { background: paper, color: ink, fontSize: `${fontSize}px`, overflow: "visible" },
};

/** The legend entry that explains hollow marks. Absent if nothing is published. */
export function publishedEntry(
  parts: readonly { readonly published?: boolean | undefined }[],
  mark: LegendEntry["mark"],
): LegendEntry[] {
  const isMixed = parts.some(({ published }) => published === true);
  return isMixed ? [{ label: "published", colour: ink, mark, published: true }] : [];
}

/** A label that says in words that its numbers are published. */
export function markedLabel({
  label,
  published,
}: {
  readonly label: string;
  readonly published?: boolean | undefined;
}): string {
  return published === true ? `${label} (published)` : label;
}
