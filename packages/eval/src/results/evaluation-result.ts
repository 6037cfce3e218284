/** What a score or an analysis found: numbers for scripts, tables and plots for people. */
export interface EvaluationResult {
  /** The stem of its files, such as `alpaca-eval` or `similarity`. */
  readonly name: string;
  readonly title: string;
  /** Plain numbers by name. The 95% intervals of a score are in `intervals`, by the same names. `--json` prints them. */
  readonly numbers: Readonly<Record<string, unknown>>;
  readonly tables: readonly Table[];
  readonly plots: readonly Plot[];
  /** What a reader must know: dropped rows, unclear verdicts, reconstructed data. */
  readonly notes: readonly string[];
}

/** A table. Its cells are numbers where the column has a unit or digits. */
export interface Table {
  /** The stem of its CSV file. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** A column of a table. */
export interface Column {
  /** Key of its cells. */
  readonly key: string;
  readonly label: string;
  /** Digits after the point. Absent for texts. */
  readonly digits?: number;
}

/** A text, a number, or nothing. */
export type Cell = string | number | null;

/** A row of a table. */
export interface TableRow {
  readonly cells: Readonly<Record<string, Cell>>;
  /** Where the numbers were published. Absent if they were measured here. */
  readonly published?: string;
}

/** A plot. */
export type Plot = BarPlot | LinePlot | RadarPlot | ScatterPlot;

interface PlotTexts {
  /** The stem of its SVG file. */
  readonly name: string;
  readonly title: string;
}

/** Bars with error bars, in groups. */
export interface BarPlot extends PlotTexts {
  readonly type: "bars";
  readonly valueLabel: string;
  readonly bars: readonly {
    readonly label: string;
    /** The group of bars that it belongs to. */
    readonly group?: string;
    /** `null` if there is no value: the bar is listed and marked. */
    readonly value: number | null;
    /** Both ends of the interval. */
    readonly interval?: readonly [number, number];
    readonly published?: boolean;
  }[];
}

/** Lines over an axis of numbers, such as win rate by number of proposers. */
export interface LinePlot extends PlotTexts {
  readonly type: "lines";
  readonly xLabel: string;
  readonly yLabel: string;
  readonly lines: readonly {
    readonly label: string;
    readonly points: readonly {
      readonly x: number;
      /** `null` breaks the line. */
      readonly y: number | null;
      readonly interval?: readonly [number, number];
    }[];
    readonly published?: boolean;
  }[];
}

/** One polygon for each system over named axes, such as FLASK's twelve skills. */
export interface RadarPlot extends PlotTexts {
  readonly type: "radar";
  readonly axes: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly systems: readonly {
    readonly label: string;
    /** In the order of the axes. `null` if an axis has no value. */
    readonly values: readonly (number | null)[];
    readonly published?: boolean;
  }[];
}

/** Points such as cost against quality. Those on the Pareto front are joined. */
export interface ScatterPlot extends PlotTexts {
  readonly type: "scatter";
  readonly xLabel: string;
  readonly yLabel: string;
  readonly points: readonly {
    readonly label: string;
    /** `null` if unknown, such as a cost without a price: the point is named below the plot. */
    readonly x: number | null;
    readonly y: number | null;
    readonly group?: string;
    readonly isOnFront?: boolean;
    readonly published?: boolean;
  }[];
}
