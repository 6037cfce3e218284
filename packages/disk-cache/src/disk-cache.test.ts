import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { AIMessage, type AIMessageFields } from "@langchain/core/messages";
import type { ChatGeneration, Generation } from "@langchain/core/outputs";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.js";
import { diskCache } from "./disk-cache.js";
import { DiskCacheError } from "./disk-cache-error.js";

/** All files in a folder whose paths contain a text. */
function filesBelow(folder: string, part = ""): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && file.includes(part));
}

const contentIn = (folder: string): string => filesBelow(folder, "content-v")[0] ?? "none";
const indexIn = (folder: string): string => filesBelow(folder, "index-v")[0] ?? "none";

function flipByte(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

const halve = (file: string): void => truncateSync(file, Math.floor(statSync(file).size / 2));
const empty = (file: string): void => truncateSync(file, 0);

async function rejection(promise: Promise<unknown>): Promise<DiskCacheError> {
  const error = await promise.then(
    () => expect.fail("should have failed"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DiskCacheError);
  return error as DiskCacheError;
}

const because: Generation[] = [{ text: "Because." }];

const textsOf = (found: readonly Generation[] | null): string[] | undefined =>
  found?.map(({ text }) => text);

describe("diskCache", () => {
  test("finds stored replies, also with another cache on the same folder", async () => {
    const path = temporaryFolder();
    const cache = diskCache({ path });
    expect(await cache.lookup("Why?", "m")).toBeNull();
    await cache.update("Why?", "m", because);
    expect(textsOf(await cache.lookup("Why?", "m"))).toEqual(["Because."]);
    expect(textsOf(await diskCache({ path }).lookup("Why?", "m"))).toEqual(["Because."]);
    expect(await cache.lookup("Why?", "n")).toBeNull();
    expect(await cache.lookup("How?", "m")).toBeNull();
  });

  test("keeps a message with its id and usage", async () => {
    const cache = diskCache({ path: temporaryFolder() });
    const usage_metadata = { input_tokens: 1, output_tokens: 2, total_tokens: 3 };
    const fields = { content: "Because: ☃", id: "id-1", usage_metadata };
    const message = new AIMessage(fields as AIMessageFields);
    await cache.update("Why?", "m", [{ text: "Because: ☃", message } as ChatGeneration]);
    const [found] = (await cache.lookup("Why?", "m")) as ChatGeneration[];
    expect(found?.text).toBe("Because: ☃");
    expect(found?.message).toBeInstanceOf(AIMessage);
    expect(found?.message).toMatchObject({ content: "Because: ☃", id: "id-1", usage_metadata });
  });

  test("keeps the latest of several values", async () => {
    const cache = diskCache({ path: temporaryFolder() });
    for (const text of ["one", "two", "three"]) await cache.update("Why?", "m", [{ text }]);
    expect(textsOf(await cache.lookup("Why?", "m"))).toEqual(["three"]);
  });

  test("serves LangChain's own models", async () => {
    const path = temporaryFolder();
    const ask = async (response: string): Promise<string> => {
      const model = new FakeListChatModel({ responses: [response], cache: diskCache({ path }) });
      return (await model.invoke("Why?")).text;
    };
    expect([await ask("first"), await ask("second")]).toEqual(["first", "first"]);
  });

  test("contains no prompts and no model names", async () => {
    const path = temporaryFolder();
    await diskCache({ path }).update("a secret prompt", "openai:gpt with sk-key", because);
    const all = filesBelow(path).map((file) => file + readFileSync(file, "utf8"));
    expect(all.join()).not.toMatch(/secret|gpt|sk-key/);
    expect(all.join()).toContain("Because.");
  });

  test("creates its folder with the first reply, for its owner only", async () => {
    const path = join(temporaryFolder(), "deep", "cache");
    const cache = diskCache({ path });
    expect(await cache.lookup("Why?", "m")).toBeNull();
    expect(existsSync(path)).toBe(false);
    await cache.update("Why?", "m", because);
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  test("resolves a relative path against the working directory at creation", async () => {
    const folder = temporaryFolder();
    const before = process.cwd();
    onTestFinished(() => process.chdir(before));
    process.chdir(folder);
    const cache = diskCache({ path: "answers" });
    process.chdir(before);
    await cache.update("Why?", "m", because);
    expect(existsSync(join(folder, "answers"))).toBe(true);
  });

  test("works after its folder is deleted", async () => {
    const path = temporaryFolder();
    const cache = diskCache({ path });
    await cache.update("Why?", "m", because);
    await rm(path, { recursive: true });
    expect(await cache.lookup("Why?", "m")).toBeNull();
    await cache.update("Why?", "m", because);
    expect(textsOf(await cache.lookup("Why?", "m"))).toEqual(["Because."]);
  });

  test("supports many concurrent calls for the same and for different questions", async () => {
    const cache = diskCache({ path: temporaryFolder() });
    const names = Array.from({ length: 200 }, (_, index) => `question ${index % 50}`);
    await Promise.all(names.map((name) => cache.update(name, "m", [{ text: name }])));
    const found = await Promise.all(names.map((name) => cache.lookup(name, "m")));
    expect(found.map((each) => textsOf(each)?.join())).toEqual(names);
  });
});

describe("diskCache, damaged", () => {
  test.each<[string, (file: string) => void]>([
    ["a changed byte", flipByte],
    ["half of its length", halve],
    ["nothing in it", empty],
    ["something else in it", (file) => writeFileSync(file, '[{"text":"Forged."}]')],
  ])("says once that an entry has %s, and heals with the next update", async (_, damage) => {
    const path = temporaryFolder();
    const cache = diskCache({ path });
    await cache.update("Why?", "m", because);
    damage(contentIn(path));
    expect((await rejection(cache.lookup("Why?", "m"))).code).toBe("CACHE_DAMAGED");
    expect(await cache.lookup("Why?", "m")).toBeNull();
    await cache.update("Why?", "m", because);
    expect(textsOf(await cache.lookup("Why?", "m"))).toEqual(["Because."]);
  });

  test.each<[string, (file: string) => void]>([
    ["a changed byte", flipByte],
    ["half of its length", halve],
    ["nothing in it", empty],
  ])(
    "takes an index file with %s for a miss, and heals with the next update",
    async (_, damage) => {
      const path = temporaryFolder();
      const cache = diskCache({ path });
      await cache.update("Why?", "m", because);
      damage(indexIn(path));
      expect(await cache.lookup("Why?", "m")).toBeNull();
      await cache.update("Why?", "m", because);
      expect(textsOf(await cache.lookup("Why?", "m"))).toEqual(["Because."]);
    },
  );

  test("treats missing content as a miss", async () => {
    const path = temporaryFolder();
    const cache = diskCache({ path });
    await cache.update("Why?", "m", because);
    await rm(contentIn(path));
    expect(await cache.lookup("Why?", "m")).toBeNull();
  });

  test("keeps all other entries", async () => {
    const path = temporaryFolder();
    const cache = diskCache({ path });
    await cache.update("Why?", "m", because);
    flipByte(contentIn(path));
    await cache.update("How?", "m", [{ text: "So." }]);
    await rejection(cache.lookup("Why?", "m"));
    expect(textsOf(await cache.lookup("How?", "m"))).toEqual(["So."]);
  });
});

describe("DiskCacheError", () => {
  test("reports what is wrong, and how to fix it", async () => {
    const path = temporaryFolder();
    const file = join(path, "file");
    writeFileSync(file, "");
    const damagedPath = join(path, "damaged");
    await diskCache({ path: damagedPath }).update("Why?", "m", because);
    flipByte(contentIn(damagedPath));
    const errors = [
      await rejection((async () => diskCache({ path: " " }))()),
      await rejection(diskCache({ path: file }).lookup("Why?", "m")),
      await rejection(diskCache({ path: file }).update("Why?", "m", because)),
      await rejection(diskCache({ path: join(file, "below") }).update("Why?", "m", because)),
      await rejection(diskCache({ path: damagedPath }).lookup("Why?", "m")),
    ];
    const told = errors.map(({ code, message, hint }) => `${code}: ${message}\n${hint}`);
    const shown = told.join("\n\n").replaceAll(path, "<folder>");
    expect(shown).toMatchInlineSnapshot(`
      "CACHE_UNUSABLE: \`path\` of diskCache is blank.
      Pass the path of a folder, as in diskCache({ path: ".cache/answers" }).

      CACHE_UNUSABLE: The cache in <folder>/file cannot be read: ENOTDIR: not a directory.
      Pass diskCache a \`path\` to a folder with read and write permission, on a disk with free space.

      CACHE_UNUSABLE: The cache in <folder>/file cannot be written: EEXIST: file already exists.
      Pass diskCache a \`path\` to a folder with read and write permission, on a disk with free space.

      CACHE_UNUSABLE: The cache in <folder>/file/below cannot be written: ENOTDIR: not a directory.
      Pass diskCache a \`path\` to a folder with read and write permission, on a disk with free space.

      CACHE_DAMAGED: An entry of the cache in <folder>/damaged was damaged. It is removed.
      No action is required. If it happens often, check the disk."
    `);
  });

  test("keeps the original error as its cause", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const error = await rejection(diskCache({ path: file }).update("Why?", "m", because));
    expect(error.cause).toMatchObject({ code: "EEXIST" });
  });
});
