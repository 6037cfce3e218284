/** Colours of series, with a contrast of at least 3 on white. They differ for most kinds of colour blindness. */
const series = [
  "#1f6fb4",
  "#d1495b",
  "#2e8b57",
  "#a36a00",
  "#7b4fa3",
  "#0e8088",
  "#8c564b",
  "#c2478f",
  "#5f6b7a",
  "#3f3d99",
] as const;

/** The colour of a series by its position. Colours repeat after ten. */
export function seriesColour(index: number): string {
  return series[index % series.length] ?? series[0];
}

/** Ground, and fill of what is published. */
export const paper = "#ffffff";

/** Texts. */
export const ink = "#1f2328";

/** Texts of less weight. */
export const quietInk = "#57606a";

/** Lines of a grid. */
export const gridInk = "#d0d7de";
