import { type FileHandle, open } from "node:fs/promises";
import { EvalDataError } from "../data/eval-data-error.js";
import { logLines } from "./log-lines.js";
import { type LogKey, type RowType, rowIn } from "./log-row.js";

/** A log that is only read. */
export interface ReadLog<Row> {
  readonly file: string;
  readonly type: RowType<Row>;
  /** The command that makes the file: `moagraph eval generate`. */
  readonly command: string;
}

/**
 * Reads the rows of a log that hold: the last of each key, in the order of the file. The begun last line of
 * a process that was killed or still writes is left out.
 *
 * Reads the file twice, and holds only keys and places.
 *
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if there is no such file, or a line of it is no row.
 */
export async function* readLog<Row>(log: ReadLog<Row>): AsyncGenerator<Row> {
  const handle = await opened(log);
  try {
    const last = await lastOffsets(handle, log);
    for await (const line of logLines(handle)) {
      const row = rowIn(log.file, line, log.type)?.row;
      if (row !== undefined && last.get(log.type.keyOf(row)) === line.offset) yield row;
    }
  } finally {
    await handle.close();
  }
}

async function lastOffsets<Row>(
  handle: FileHandle,
  { file, type }: ReadLog<Row>,
): Promise<Map<LogKey, number>> {
  const offsets = new Map<LogKey, number>();
  for await (const line of logLines(handle)) {
    const row = rowIn(file, line, type)?.row;
    if (row !== undefined) offsets.set(type.keyOf(row), line.offset);
  }
  return offsets;
}

async function opened({ file, command }: Omit<ReadLog<unknown>, "type">): Promise<FileHandle> {
  try {
    return await open(file, "r");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    throw new EvalDataError({
      file,
      problem: "there is no such file",
      hint: `Make it with \`${command}\`, or pass the folder of a run that has it.`,
      cause: error,
    });
  }
}
