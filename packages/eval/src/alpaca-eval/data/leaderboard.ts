import type { DataRecord } from "../../data/data-record.js";
import { EvalDataError } from "../../data/eval-data-error.js";
import { readText } from "../../data/read-text.js";
import { csvRows } from "./csv-rows.js";
import { fileNamedLike } from "./named-file.js";
import { isRecord } from "../../data/is-record.js";

/** A row of AlpacaEval's leaderboard. A figure that was not published is `null`. */
export interface LeaderboardRow {
  readonly model: string;
  readonly lengthControlledWinRate: number | null;
  readonly lengthControlledStandardError: number | null;
  readonly winRate: number | null;
  readonly standardError: number | null;
  readonly averageLength: number | null;
  readonly total: number | null;
}

/** The published leaderboard, and where it was read. */
export interface Leaderboard {
  readonly file: string;
  readonly rows: readonly LeaderboardRow[];
}

/**
 * Reads `alpaca_eval/leaderboard*.csv` or `.json` of a data folder.
 *
 * @param folder - The data folder.
 * @returns `undefined` if the folder has no such file.
 * @throws {@link EvalDataError} If the file is broken.
 * @example
 * ```ts
 * import { readLeaderboard } from "@moagraph/eval";
 *
 * async function publishedModels(folder: string): Promise<number> {
 *   return (await readLeaderboard(folder))?.rows.length ?? 0;
 * }
 * ```
 */
export async function readLeaderboard(folder: string): Promise<Leaderboard | undefined> {
  const file = await fileNamedLike(folder, "alpaca_eval/leaderboard", [".csv", ".json"]);
  if (file === undefined) return undefined;
  const records = /\.csv(?:\.gz)?$/.test(file) ? await namedRows(file) : await jsonRows(file);
  return { file, rows: [...records].map(([model, cells]) => rowOf(model, cells)) };
}

type Cells = Readonly<Record<string, unknown>>;

/** The first column of the official table has no name and holds the model. */
async function namedRows(file: string): Promise<Map<string, Cells>> {
  const rows = await csvRows(file);
  return new Map(rows.map((row) => [modelOf(row), row.value]));
}

function modelOf({ file, line, value }: DataRecord): string {
  const model = value[""] ?? value["model"] ?? value["name"];
  if (typeof model === "string" && model !== "") return model;
  throw new EvalDataError({
    file,
    line,
    problem: "the first column does not name a model",
    hint: "Download the leaderboard again: moagraph eval fetch alpaca-eval.",
  });
}

async function jsonRows(file: string): Promise<Map<string, Cells>> {
  const value = parsed(await readText(file));
  const rows = isRecord(value) ? (value["rows"] ?? value) : undefined;
  if (!isRecord(rows) || !Object.values(rows).every(isRecord)) throw notALeaderboard(file);
  return new Map(Object.entries(rows as Record<string, Cells>));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function rowOf(model: string, cells: Cells): LeaderboardRow {
  const number = (name: string): number | null => {
    const cell = cells[name];
    const value = cell === "" || cell == null ? Number.NaN : Number(cell);
    return Number.isFinite(value) ? value : null;
  };
  return {
    model,
    lengthControlledWinRate: number("length_controlled_winrate"),
    lengthControlledStandardError: number("lc_standard_error"),
    winRate: number("win_rate"),
    standardError: number("standard_error"),
    averageLength: number("avg_length"),
    total: number("n_total"),
  };
}

function notALeaderboard(file: string): EvalDataError {
  return new EvalDataError({
    file,
    problem: "the text is no JSON object with a row for each model",
    hint: "Download the leaderboard again: moagraph eval fetch alpaca-eval.",
  });
}
