import type { EvaluationResult, Plot } from "../src/index.js";

/** A text that would do harm in a page, a picture or a spreadsheet. */
export const hostile = "=</script><img src=x onerror=alert(1)>|`*\u202e\u0000";

/** One plot of each kind, with something published in each. */
export const samplePlots: { readonly [Type in Plot["type"]]: Plot & { type: Type } } = {
  bars: {
    type: "bars",
    name: "rates",
    title: "Win rates",
    valueLabel: "Win rate (%)",
    bars: [
      { label: "moa-lite", group: "ours", value: 59.5, interval: [57.8, 61.2] },
      { label: "no price", group: "ours", value: null },
      { label: "MoA-Lite", group: "the paper", value: 57, published: true },
    ],
  },
  lines: {
    type: "lines",
    name: "proposers",
    title: "Number of proposers",
    xLabel: "Proposers",
    yLabel: "Win rate (%)",
    lines: [
      {
        label: "ours",
        points: [
          { x: 1, y: 47.5, interval: [46, 49] },
          { x: 2, y: null },
          { x: 6, y: 60 },
        ],
      },
      {
        label: "the paper",
        published: true,
        points: [
          { x: 1, y: 47.8 },
          { x: 6, y: 61.3 },
        ],
      },
    ],
  },
  radar: {
    type: "radar",
    name: "skills",
    title: "Skills",
    from: 1,
    to: 5,
    axes: ["Logical Robustness", "Factuality", "Readability"],
    systems: [
      { label: "ours", values: [4.5, null, 3] },
      { label: "the paper", values: [4, 4.2, 4.8], published: true },
    ],
  },
  scatter: {
    type: "scatter",
    name: "budget",
    title: "Cost and quality",
    xLabel: "Cost (US dollars)",
    yLabel: "Win rate (%)",
    points: [
      { label: "cheap", x: 0.001, y: 40, isOnFront: true },
      { label: "good", x: 0.02, y: 65, isOnFront: true, published: true },
      { label: "unknown", x: null, y: 60 },
    ],
  },
};

/** A result with notes, a table and one plot of each kind. */
export const sampleResult: EvaluationResult = {
  name: "alpaca-eval",
  title: "AlpacaEval 2",
  numbers: { winRate: 59.525, unclear: 2 },
  tables: [
    {
      name: "leaderboard",
      title: "Leaderboard",
      columns: [
        { key: "system", label: "System" },
        { key: "winRate", label: "Win rate", digits: 2 },
      ],
      rows: [
        { cells: { system: "moa-lite", winRate: 59.525 } },
        { cells: { system: hostile, winRate: null } },
        { cells: { system: "MoA-Lite", winRate: -57 }, published: "arXiv 2406.04692, table 2a" },
      ],
    },
  ],
  plots: Object.values(samplePlots),
  notes: ["2 verdicts are unclear."],
};
