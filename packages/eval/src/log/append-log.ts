// How log/ works: `log-lines.ts` reads a file line by line, `log-row.ts` checks a line, `group-writer.ts`
// appends durably. `append-log.ts` is a log that is written, `log-reader.ts` one that is only read.
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { GroupWriter } from "./group-writer.js";
import { logLines } from "./log-lines.js";
import { storing } from "../errors/storing.js";
import { type LogKey, type RowType, rowIn } from "./log-row.js";
import { rowAt } from "./row-at.js";

/** The incomplete line of a process that was killed. It was removed. Its question or task is asked again. */
export interface CutLine {
  readonly file: string;
  /** Number of the line, from 1. */
  readonly line: number;
}

/** Options of {@link AppendLog.open}. */
export interface AppendLogOptions<Row> {
  /** Path of the file. It is created if it is missing; its folder must exist. */
  readonly file: string;
  readonly type: RowType<Row>;
  /** Gets every row of the file in order, those that a later one replaces too. */
  readonly onRow?: (row: Row) => void;
}

/**
 * A log of rows, one JSON object in each line. The last row of a key replaces earlier ones.
 *
 * Every row is on disk before its promise resolves, also through `kill -9` and a loss of power. In memory
 * are only the keys, and where their rows are.
 */
export class AppendLog<Row> {
  /** The incomplete line that was removed, if there was one. */
  readonly cut: CutLine | undefined;
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #type: RowType<Row>;
  readonly #writer: GroupWriter;
  readonly #offsets: Map<LogKey, number>;
  #end: number;

  private constructor(handle: FileHandle, { file, type }: AppendLogOptions<Row>, scan: Scan) {
    this.#file = file;
    this.#handle = handle;
    this.#type = type;
    this.#writer = new GroupWriter(handle);
    this.#offsets = scan.offsets;
    this.#end = scan.end;
    this.cut = scan.cut;
  }

  /**
   * Opens a log and reads it once.
   *
   * If the process that wrote it was killed within a line, the incomplete line is removed; see `cut`.
   *
   * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if any other line is no row, or the file cannot be
   * written.
   */
  static async open<Row>(options: AppendLogOptions<Row>): Promise<AppendLog<Row>> {
    const handle = await storing(options.file, () => open(options.file, "a+"));
    try {
      const scan = await scanned(handle, options);
      if (scan.end === 0) await syncFolder(dirname(options.file));
      return new AppendLog(handle, options, scan);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Number of keys with a row. */
  get size(): number {
    return this.#offsets.size;
  }

  has(key: LogKey): boolean {
    return this.#offsets.has(key);
  }

  /** The last row of a key, read from the file. */
  async rowOf(key: LogKey): Promise<Row | undefined> {
    const offset = this.#offsets.get(key);
    return offset === undefined ? undefined : rowAt(this.#handle, offset, this.#type);
  }

  /** Resolves when the row is on disk. Rows that come meanwhile share one write. */
  async append(row: Row): Promise<void> {
    const text = `${JSON.stringify(row)}\n`;
    const offset = this.#end;
    this.#end += Buffer.byteLength(text);
    await storing(this.#file, () => this.#writer.append(text));
    this.#offsets.set(this.#type.keyOf(row), offset);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

interface Scan {
  readonly offsets: Map<LogKey, number>;
  /** Length of the file in bytes. */
  readonly end: number;
  readonly cut: CutLine | undefined;
}

async function scanned<Row>(
  handle: FileHandle,
  { file, type, onRow }: AppendLogOptions<Row>,
): Promise<Scan> {
  const offsets = new Map<LogKey, number>();
  for await (const line of logLines(handle)) {
    const found = rowIn(file, line, type);
    if (found === undefined) return cutAt(handle, line.offset, { offsets, file, line: line.line });
    offsets.set(type.keyOf(found.row), line.offset);
    onRow?.(found.row);
    if (!line.isWhole) await endLine(handle);
  }
  return { offsets, end: (await handle.stat()).size, cut: undefined };
}

async function cutAt(
  handle: FileHandle,
  end: number,
  { offsets, ...cut }: CutLine & Pick<Scan, "offsets">,
): Promise<Scan> {
  await handle.truncate(end);
  await handle.datasync();
  return { offsets, end, cut };
}

/** A row of which only the line feed was not written counts. */
async function endLine(handle: FileHandle): Promise<void> {
  await handle.appendFile("\n");
  await handle.datasync();
}

/** Makes the name of a new file durable. Windows needs and allows no such sync. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
