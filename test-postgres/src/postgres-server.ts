import { chownSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresFolder } from "./find-postgres.js";
import { type ServerShell, startServerShell } from "./server-shell.js";
import { serverUser } from "./server-user.js";

/** A PostgreSQL server. It listens on a socket in its folder, so only this user can connect. */
export interface PostgresServer {
  /**
   * Creates an empty database.
   *
   * @returns Its connection string.
   */
  createDatabase(): Promise<string>;
  /** Ends the server's processes at once, as a crash does. Connections break. The data stays. */
  crash(): Promise<void>;
  /** Starts the server again after `crash`. The connection strings stay valid. */
  restart(): Promise<void>;
  /** Stops the server and deletes its data. */
  close(): Promise<void>;
}

/**
 * Starts a PostgreSQL server with empty data, which takes 1 to 2 s. It stops when this process ends,
 * however it ends.
 *
 * @param settings - PostgreSQL's settings by name. `fsync` is `off` by default: commits do not wait for
 * the disk, which matters only when the machine loses its power. A benchmark sets it to `on`.
 * @throws {Error} If PostgreSQL is not installed, or does not start.
 * @example
 * ```ts
 * import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
 * import { startPostgres } from "@moagraph/test-postgres";
 *
 * const server = await startPostgres();
 * const saver = PostgresSaver.fromConnString(await server.createDatabase());
 * await saver.setup();
 * await saver.end();
 * await server.close();
 * ```
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const programs = postgresFolder();
  const folder = serverFolder();
  const shell = startServerShell(folder, programs);
  const start = startCommand({ fsync: "off", ...settings });
  await run(shell, "initdb -D data -U postgres --auth=trust --no-locale --encoding=UTF8 --no-sync");
  await run(shell, start);
  return serverIn(folder, shell, start);
}

function startCommand(settings: Readonly<Record<string, string>>): string {
  const all = { ...settings, listen_addresses: "", unix_socket_directories: "$PWD" };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  return `pg_ctl -D data -l log -w -o "${options.join(" ")}" start`;
}

function serverIn(folder: string, shell: ServerShell, start: string): PostgresServer {
  let databases = 0;
  return {
    createDatabase: async () => {
      databases += 1;
      const name = `test_${databases}`;
      await shell.run(`createdb -h "$PWD" -U postgres ${name}`);
      return `postgresql://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;
    },
    crash: async () => shell.run("pg_ctl -D data -m immediate stop"),
    restart: async () => shell.run(start),
    close: async () => shell.close(),
  };
}

async function run(shell: ServerShell, command: string): Promise<void> {
  try {
    await shell.run(command);
  } catch (error) {
    await shell.close();
    throw error;
  }
}

function serverFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "moagraph-postgres-"));
  const user = serverUser();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}
