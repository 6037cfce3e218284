import type { BarPlot, Table, TableRow } from "../results/evaluation-result.js";
import type { AccuracyFindings } from "./accuracy-findings.js";
import { mathSource, publishedAccuracies } from "./published-accuracies.js";

/** The tables of an accuracy: beside the paper's, by category, and the wrong answers. */
export function accuracyTables(findings: AccuracyFindings): Table[] {
  const { byCategory } = findings;
  const all = [systemTable(findings), wrongTable(findings)];
  return byCategory.size === 0 ? all : [...all, categoryTable(findings)];
}

const intervalColumns = [
  { key: "low", label: "95% from", digits: 3 },
  { key: "high", label: "95% to", digits: 3 },
];

function systemTable({ system, all }: AccuracyFindings): Table {
  const { mean: accuracy, count: questions } = all;
  const [low, high] = all.interval;
  return {
    name: "accuracy",
    title: "Accuracy, beside the paper's on MATH",
    columns: [
      { key: "system", label: "System" },
      { key: "accuracy", label: "Accuracy", digits: 3 },
      ...intervalColumns,
      { key: "questions", label: "Questions", digits: 0 },
    ],
    rows: [{ cells: { system, accuracy, low, high, questions } }, ...publishedRows()],
  };
}

function publishedRows(): TableRow[] {
  return publishedAccuracies.flatMap(({ aggregator, layers }) =>
    layers.map((accuracy, index) => ({
      cells: {
        system: layerName(aggregator, index),
        accuracy,
        low: null,
        high: null,
        questions: null,
      },
      published: mathSource,
    })),
  );
}

function layerName(aggregator: string, index: number): string {
  return index === 0 ? `${aggregator} alone` : `${aggregator} in layer ${index + 1}`;
}

function categoryTable({ byCategory }: AccuracyFindings): Table {
  return {
    name: "categories",
    title: "Accuracy by category",
    columns: [
      { key: "category", label: "Category" },
      { key: "accuracy", label: "Accuracy", digits: 3 },
      ...intervalColumns,
      { key: "questions", label: "Questions", digits: 0 },
    ],
    rows: [...byCategory].map(
      ([
        category,
        {
          mean: accuracy,
          interval: [low, high],
          count,
        },
      ]) => ({
        cells: { category, accuracy, low, high, questions: count },
      }),
    ),
  };
}

/** Characters of an answer's end that the table shows. */
const shownCharacters = 200;

function wrongTable({ checked }: AccuracyFindings): Table {
  const wrong = checked.filter((answer) => !answer.isCorrect);
  return {
    name: "wrong",
    title: "Wrong answers",
    columns: [
      { key: "id", label: "Question" },
      { key: "expected", label: "Expected" },
      { key: "answer", label: "End of the answer" },
    ],
    rows: wrong.map(({ id, expected, answer }) => ({
      cells: { id, expected, answer: answer === null ? null : endOf(answer) },
    })),
  };
}

function endOf(text: string): string {
  return Array.from(text.trimEnd().slice(-2 * shownCharacters))
    .slice(-shownCharacters)
    .join("");
}

/** The accuracy of a system beside those that the paper measured on MATH. */
export function accuracyPlot({ system, all }: AccuracyFindings): BarPlot {
  return {
    type: "bars",
    name: "accuracy",
    title: "Accuracy, beside the paper's on MATH",
    valueLabel: "Accuracy",
    bars: [
      { label: system, value: all.mean, interval: all.interval },
      ...publishedAccuracies.flatMap(({ aggregator, layers }) =>
        layers.map((value, index) => ({
          label: aggregator,
          group: index === 0 ? "Alone" : `Layer ${index + 1}`,
          value,
          published: true,
        })),
      ),
    ],
  };
}
