import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { diskCache } from "../src/index.js";
import { temporaryFolder } from "./temporary-folder.js";

const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** Starts a program in a child process. It finds the cache's folder in `path`. */
function start(path: string, program: string, openFiles?: number): ChildProcess {
  const source = [
    'import { diskCache } from "@moagraph/disk-cache";',
    "const path = process.argv[1];",
    program,
  ].join("\n");
  const node = [process.execPath, "--input-type=module", "--eval", source, path];
  const shell = ["sh", "-c", `ulimit -n ${openFiles}; exec "$0" "$@"`];
  const [command = "", ...args] = openFiles === undefined ? node : [...shell, ...node];
  return spawn(command, args, { cwd: packageFolder, stdio: ["ignore", "pipe", "inherit"] });
}

async function outputOf(child: ChildProcess): Promise<string> {
  const [output, [exitCode]] = await Promise.all([
    child.stdout === null ? "" : text(child.stdout),
    once(child, "close") as Promise<[number | null]>,
  ]);
  expect(exitCode).toBe(0);
  return output;
}

const longText = (who: string, index: number): string => `${who} ${index} `.repeat(2_000);

describe("diskCache, in several processes", () => {
  test("shares entries between processes, and never mixes them", async () => {
    const path = temporaryFolder();
    const writer = (who: string): string => `
      const cache = diskCache({ path });
      const strange = [];
      for (let round = 0; round < 3; round += 1) {
        await Promise.all(Array.from({ length: 40 }, async (_, index) => {
          await cache.update("question " + index, "m", [{ text: ("${who} " + index + " ").repeat(2000) }]);
          const [{ text }] = await cache.lookup("question " + index, "m");
          if (!["ada " + index, "bob " + index].some((each) => text === (each + " ").repeat(2000))) strange.push(index);
        }));
      }
      console.log(JSON.stringify(strange));`;
    const children = ["ada", "bob"].map((who) => outputOf(start(path, writer(who))));
    expect(await Promise.all(children)).toEqual(["[]\n", "[]\n"]);
    const cache = diskCache({ path });
    for (let index = 0; index < 40; index += 1) {
      const [found] = (await cache.lookup(`question ${index}`, "m")) ?? [];
      expect([longText("ada", index), longText("bob", index)]).toContain(found?.text);
    }
  });

  test("has complete entries or none when a process is killed while it writes", async () => {
    const path = temporaryFolder();
    const writer = `
      const cache = diskCache({ path });
      for (let index = 0; ; index += 1) {
        const kept = cache.update("question " + index, "m", [{ text: ("ada " + index + " ").repeat(20000) }]);
        if (index % 8 === 0) await kept;
        if (index === 0) console.log("writing");
      }`;
    let whole = 0;
    for (const killedAfterMs of [0, 10, 40]) {
      const child = start(path, writer);
      if (child.stdout !== null) await once(child.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, killedAfterMs));
      child.kill("SIGKILL");
      await once(child, "exit");
      const cache = diskCache({ path });
      for (let index = 0; index < 100; index += 1) {
        const [found] = (await cache.lookup(`question ${index}`, "m")) ?? [];
        if (found === undefined) continue;
        whole += 1;
        expect(found.text).toBe(`ada ${index} `.repeat(20_000));
      }
      await cache.update("another", "m", [{ text: "still works" }]);
      expect(await cache.lookup("another", "m")).toEqual([{ text: "still works" }]);
    }
    expect(whole).toBeGreaterThan(2);
  });

  test.skipIf(process.platform === "win32")(
    "bears many runs where few files may be open",
    async () => {
      const program = `
        const cache = diskCache({ path });
        const all = Array.from({ length: 300 }, (_, index) => "question " + index);
        await Promise.all(all.map((each) => cache.update(each, "m", [{ text: each }])));
        const found = await Promise.all(all.map((each) => cache.lookup(each, "m")));
        console.log(found.filter((each, index) => each[0].text === all[index]).length);`;
      expect(await outputOf(start(temporaryFolder(), program, 128))).toBe("300\n");
    },
  );

  test("loads cacache with the first lookup", async () => {
    const program = `
      import Module from "node:module";
      const loaded = () => Object.keys(Module._cache).filter((each) => each.includes("cacache")).length;
      const cache = diskCache({ path });
      console.log(loaded());
      await cache.lookup("Why?", "m");
      console.log(loaded() > 0);`;
    expect(await outputOf(start(temporaryFolder(), program))).toBe("0\ntrue\n");
  });
});
