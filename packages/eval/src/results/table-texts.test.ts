import { describe, expect, test } from "vitest";
import { sampleResult } from "../../test/sample-result.js";
import { resultMarkdown } from "./result-markdown.js";
import { tableCsv } from "./table-csv.js";

const [leaderboard] = sampleResult.tables;

describe("tableCsv", () => {
  test("has all digits, empty cells for null, no formulas, and where rows were published", () => {
    expect(tableCsv(leaderboard!)).toBe(
      [
        "System,Win rate,Published",
        "moa-lite,59.525,",
        "'=</script><img src=x onerror=alert(1)>|`*\u202e\u0000,,",
        'MoA-Lite,-57,"arXiv 2406.04692, table 2a"',
        "",
      ].join("\n"),
    );
  });

  test("quotes texts with commas, quotes and line breaks", () => {
    const columns = [{ key: "text", label: "Text" }];
    const rows = [{ cells: { text: 'a, "b"\r\nc' } }];
    expect(tableCsv({ name: "t", title: "T", columns, rows })).toBe('Text\n"a, ""b""\r\nc"\n');
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("keeps %j from being a formula", (text) => {
    const columns = [{ key: "text", label: "Text" }];
    const csv = tableCsv({ name: "t", title: "T", columns, rows: [{ cells: { text } }] });
    expect(csv).toBe(`Text\n'${text}\n`);
  });
});

describe("resultMarkdown", () => {
  test("has notes, tables with escaped texts, and the pictures of plots", () => {
    expect(resultMarkdown(sampleResult)).toBe(
      [
        "# AlpacaEval 2",
        "",
        "- 2 verdicts are unclear.",
        "",
        "## Leaderboard",
        "",
        "| System                                                          | Win rate | Published                  |",
        "| :-------------------------------------------------------------- | -------: | -------------------------- |",
        "| moa-lite                                                        |    59.52 |                            |",
        "| =\\</script\\>\\<img src=x onerror=alert(1)\\>\\|\\`\\*\\\\u{202e}\\\\u{0} |        – |                            |",
        "| MoA-Lite                                                        |   -57.00 | arXiv 2406.04692, table 2a |",
        "",
        "![Win rates](alpaca-eval-rates.svg)",
        "",
        "![Number of proposers](alpaca-eval-proposers.svg)",
        "",
        "![Skills](alpaca-eval-skills.svg)",
        "",
        "![Cost and quality](alpaca-eval-budget.svg)",
        "",
      ].join("\n"),
    );
  });

  test("keeps a long text with line breaks in one row", () => {
    const columns = [{ key: "text", label: "Text" }];
    const rows = [{ cells: { text: `a\n${"b".repeat(200)}` } }];
    const tables = [{ name: "t", title: "T", columns, rows }];
    const lines = resultMarkdown({ ...sampleResult, tables, plots: [] }).split("\n");
    expect(lines.slice(-4)).toEqual(["| Text |", "| :- |", `| a ${"b".repeat(200)} |`, ""]);
  });
});
