import { typeName } from "@moagraph/provider-kit";
import { invalidId } from "./sqlite-saver-error.js";

/** A row, by the names of its columns. */
export type Row = Record<string, unknown>;

/**
 * Turns a value into one that libsql stores unchanged.
 *
 * libsql ends the process at a boolean or a list, stores the number 1 in a text column as `1.0`, ends
 * texts at a NUL character when it reads them, and replaces halves of surrogate pairs.
 *
 * @throws SqliteSaverError `INVALID_INPUT` for any other value.
 */
export function toSqlValue(value: unknown): unknown {
  if (typeof value === "string") return checkedText(value);
  if (Number.isSafeInteger(value)) return BigInt(value as number);
  if (value === null || value === undefined || typeof value === "bigint") return value;
  if (value instanceof Uint8Array) return value;
  throw invalidId(typeName(value));
}

function checkedText(text: string): string {
  if (text.includes("\0")) throw invalidId("a text with a NUL character");
  if (/\p{Surrogate}/u.test(text)) throw invalidId("a text with half of a surrogate pair");
  return text;
}

/** A row as better-sqlite3 returns it: libsql's `all` has bytes as an `ArrayBuffer`. */
export function fromSqlRow(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  );
}
