import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testFolder } from "../../test/write-data.js";
import { RunBusyError } from "./run-busy-error.js";
import { lockAddress } from "./lock-address.js";
import { lockRun } from "./run-lock.js";

/** A process that listens at an address, as one that holds the lock does. */
async function processAt(path: string): Promise<{ kill(): Promise<void> }> {
  const program = `require("node:net").createServer().listen(${JSON.stringify(path)}, () => console.log("ready"))`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return {
    async kill() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

describe("lockRun", () => {
  test("refuses a second lock of the folder, by any of its paths, until it is released", async () => {
    const folder = await testFolder();
    const link = join(await testFolder(), "link");
    await symlink(folder, link);
    const lock = await lockRun(folder);
    await expect(lockRun(link)).rejects.toMatchObject({
      code: "EVAL_RUN_BUSY",
      folder: link,
    });
    expect(new RunBusyError("runs/moa-lite")).toMatchObject({
      message: "Another process is working in runs/moa-lite.",
      hint: "Wait until it has ended, or use another folder. If it was killed, the folder is free at once.",
    });
    await lock.release();
    await (await lockRun(link)).release();
  });

  test("locks two folders at once", async () => {
    const locks = [await lockRun(await testFolder()), await lockRun(await testFolder())];
    expect(locks).toHaveLength(2);
    await Promise.all(locks.map((lock) => lock.release()));
  });

  test("is free at once after `kill -9`", async () => {
    const folder = await testFolder();
    const holder = await processAt((await lockAddress(folder)).path);
    await expect(lockRun(folder)).rejects.toMatchObject({ code: "EVAL_RUN_BUSY" });
    await holder.kill();
    await (await lockRun(folder)).release();
  });

  test("takes over the socket file that a killed process has left", async () => {
    const folder = await testFolder();
    const address = { path: join(folder, "lock.sock"), isFile: true };
    const holder = await processAt(address.path);
    await expect(lockRun(folder, address)).rejects.toMatchObject({ code: "EVAL_RUN_BUSY" });
    await holder.kill();
    const lock = await lockRun(folder, address);
    await expect(lockRun(folder, address)).rejects.toMatchObject({ code: "EVAL_RUN_BUSY" });
    await lock.release();
  });
});

describe("lockAddress", () => {
  test("needs a file only where the system has no other names", async () => {
    const folder = await testFolder();
    const [linux, windows, mac] = await Promise.all([
      lockAddress(folder, "linux"),
      lockAddress(folder, "win32"),
      lockAddress(folder, "darwin"),
    ]);
    expect(linux).toEqual({ path: expect.stringMatching(/^\0moagraph-eval-/), isFile: false });
    expect(windows.path.startsWith("\\\\.\\pipe\\moagraph-eval-")).toBe(true);
    expect(mac.isFile).toBe(true);
    expect(mac.path.startsWith(join(tmpdir(), "moagraph-eval-"))).toBe(true);
  });
});
