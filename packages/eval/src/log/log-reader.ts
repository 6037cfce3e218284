import { type FileHandle, open } from "node:fs/promises";
import { EvalDataError } from "../data/eval-data-error.js";
import { logLines } from "./log-lines.js";
import { type LogKey, type RowType, rowIn } from "./log-row.js";
import { rowAt } from "./row-at.js";

/** A log that is only read. */
export interface LogFile<Row> {
  readonly file: string;
  readonly type: RowType<Row>;
  /** The command that makes the file: `moagraph eval generate`. */
  readonly command: string;
}

/**
 * Reads the last row of each key in a log. The incomplete last line of a process that was killed, or
 * still writes, is left out. In memory are only the keys, and where their rows are.
 */
export class LogReader<Row> {
  readonly #handle: FileHandle;
  readonly #log: LogFile<Row>;
  readonly #offsets = new Map<LogKey, number>();

  private constructor(handle: FileHandle, log: LogFile<Row>) {
    this.#handle = handle;
    this.#log = log;
  }

  /**
   * Opens a log and reads it once.
   *
   * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if there is no such file, or a line of it is no row.
   */
  static async open<Row>(log: LogFile<Row>): Promise<LogReader<Row>> {
    const reader = new LogReader(await opened(log), log);
    try {
      for await (const { row, offset } of reader.#all()) {
        reader.#offsets.set(log.type.keyOf(row), offset);
      }
      return reader;
    } catch (error) {
      await reader.close();
      throw error;
    }
  }

  /** The last row of a key. */
  async rowOf(key: LogKey): Promise<Row | undefined> {
    const offset = this.#offsets.get(key);
    return offset === undefined ? undefined : rowAt(this.#handle, offset, this.#log.type);
  }

  /** The last row of each key, in the order of the file. */
  async *rows(): AsyncGenerator<Row> {
    for await (const { row, offset } of this.#all()) {
      if (this.#offsets.get(this.#log.type.keyOf(row)) === offset) yield row;
    }
  }

  async *#all(): AsyncGenerator<{ readonly row: Row; readonly offset: number }> {
    for await (const line of logLines(this.#handle)) {
      const found = rowIn(this.#log.file, line, this.#log.type);
      if (found !== undefined) yield found;
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** The last row of each key of a log, in the order of the file. */
export async function* readLog<Row>(log: LogFile<Row>): AsyncGenerator<Row> {
  const reader = await LogReader.open(log);
  try {
    yield* reader.rows();
  } finally {
    await reader.close();
  }
}

async function opened({ file, command }: Omit<LogFile<unknown>, "type">): Promise<FileHandle> {
  try {
    return await open(file, "r");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    throw new EvalDataError({
      file,
      problem: "the file does not exist",
      hint: `Make it with \`${command}\`, or pass the folder of a run that has it.`,
      cause: error,
    });
  }
}
