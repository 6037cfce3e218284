import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Connection } from "./connection.js";
import { isBusy } from "./retry-while-busy.js";

const suffix = ".owner";

/** What holds locks: an empty file that SQLite keeps locked until the saver is closed or its process ends. */
export class LockOwner {
  readonly id: string = randomUUID();
  readonly file: string;
  readonly #lock: Connection | undefined;

  constructor(folder: string) {
    this.file = fileOf(folder, this.id);
    writeFileSync(this.file, "", { mode: 0o600 });
    this.#lock = locked(this.file);
  }

  /** Whether the process of an owner lives, and has not closed its saver. */
  static isAlive(folder: string, id: string): boolean {
    const file = fileOf(folder, id);
    if (!existsSync(file)) return false;
    const lock = locked(file);
    lock?.close();
    return lock === undefined;
  }

  /** Frees all its locks. A file that cannot be removed now is removed by the next owner. */
  async remove(): Promise<void> {
    this.#lock?.close();
    await rm(this.file, { force: true }).catch(() => undefined);
  }
}

/** Removes what killed processes have left in the folder of the locks. */
export function removeAbandoned(folder: string): void {
  const names = readdirSync(folder);
  const owners = names
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length));
  const alive = new Set(owners.filter((id) => LockOwner.isAlive(folder, id)));
  for (const id of owners) if (!alive.has(id)) rmSync(fileOf(folder, id), { force: true });
  for (const name of names.filter((each) => each.endsWith(".lock"))) {
    const file = join(folder, name);
    if (!alive.has(ownerIdIn(file))) rmSync(file, { force: true });
  }
}

/** The owner that a lock file names; empty if there is none. Its owner may remove the file at any time. */
export function ownerIdIn(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function fileOf(folder: string, id: string): string {
  return join(folder, `${id}${suffix}`);
}

/** A connection that holds the lock of a file; `undefined` if another one holds it. */
function locked(file: string): Connection | undefined {
  const connection = new Connection(file, 0);
  try {
    // Without a journal, the lock is one file that stays empty.
    connection.pragma("journal_mode = OFF");
    connection.exec("BEGIN EXCLUSIVE");
    return connection;
  } catch (error) {
    connection.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}
