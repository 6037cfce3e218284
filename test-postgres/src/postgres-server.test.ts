import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasPostgres, type PostgresServer, startPostgres } from "./index.js";

const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));

describe.skipIf(!hasPostgres())("startPostgres (needs PostgreSQL)", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  test("creates databases that do not share tables", async () => {
    const urls = await Promise.all([server.createDatabase(), server.createDatabase()]);
    for (const url of urls) await query(url, "create table kept (id int)");
    expect(urls[0]).not.toBe(urls[1]);
  });

  test("keeps what was committed over a crash", async () => {
    const url = await server.createDatabase();
    await query(url, "create table kept as select 7 as id");
    await server.crash();
    await expect(query(url, "select id from kept")).rejects.toThrow(/ENOENT|ECONNREFUSED/);
    await server.restart();
    expect(await query(url, "select id from kept")).toEqual([{ id: 7 }]);
  });

  test("says what PostgreSQL wrote when a command fails", async () => {
    await expect(server.restart()).rejects.toThrow("another server might be running");
  });

  test("stops the server and deletes its data when its process is killed", async () => {
    const program = `
      const { startPostgres } = await import("@moagraph/test-postgres");
      console.log(await (await startPostgres()).createDatabase());
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: packageFolder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [url] = (await once(child.stdout, "data")) as [Buffer];
    const folder = new URL(String(url)).searchParams.get("host") ?? "";
    expect(existsSync(folder)).toBe(true);
    child.kill("SIGKILL");
    await expect.poll(() => existsSync(folder)).toBe(false);
  });
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}
