import { describe, expect, test } from "vitest";
import { testFolder, writeIn } from "../../test/write-data.js";
import type { DataRecord } from "./data-record.js";
import { checkFileKind, fileKindOf } from "./file-kind.js";
import { findDataFile, type WantedFile } from "./find-data-file.js";
import { readText } from "./read-text.js";
import { UniqueIds } from "./unique-ids.js";

const wanted: WantedFile = {
  set: "mt-bench",
  stems: ["mt_bench/question", "mt_bench/questions/all"],
  endings: [".jsonl", ".json"],
};

describe("findDataFile", () => {
  test("finds a file by its endings, packed or not", async () => {
    const folder = await testFolder();
    const file = await writeIn(folder, "mt_bench/question.json.gz", "[]");
    expect(await findDataFile(folder, wanted)).toBe(file);
  });

  test("says which names it looked for, and how to download the file", async () => {
    await expect(findDataFile("data", wanted)).rejects.toMatchObject({
      message:
        "data: the folder has none of the files mt_bench/question.jsonl, mt_bench/question.jsonl.gz, mt_bench/question.json, mt_bench/question.json.gz, mt_bench/questions/all.jsonl, mt_bench/questions/all.jsonl.gz, mt_bench/questions/all.json, mt_bench/questions/all.json.gz.",
      hint: "Download it: moagraph eval fetch mt-bench. Or name the folder that has it with --data.",
    });
  });
});

describe("checkFileKind", () => {
  const record = (value: DataRecord["value"]): DataRecord => ({ file: "a.jsonl", line: 1, value });
  const flask = record({ idx: 1, instruction: "Add.", answer: "", skill: [], domain: [] });

  test("recognises the file of another benchmark", () => {
    expect(fileKindOf(flask)).toBe("FLASK's questions");
    expect(() => checkFileKind(flask, "MT-Bench's questions")).toThrow(
      "a.jsonl, line 1: the record is from FLASK's questions, expected MT-Bench's questions.",
    );
  });

  test("accepts the expected file and files of no benchmark", () => {
    expect(() => checkFileKind(flask, "FLASK's questions")).not.toThrow();
    expect(() => checkFileKind(record({ question: "Why?" }), "FLASK's questions")).not.toThrow();
  });
});

describe("UniqueIds", () => {
  test("names both lines of a doubled id", () => {
    const ids = new UniqueIds();
    ids.add("a", { file: "a.jsonl", line: 1 });
    ids.add(1, { file: "a.jsonl", line: 2 });
    expect(() => ids.add("a", { file: "a.jsonl", line: 9 })).toThrow(
      'a.jsonl, line 9: the id "a" is already in line 1.',
    );
    expect(() => ids.add("1", { file: "a.jsonl", line: 9 })).toThrow("is already in line 2.");
  });
});

describe("readText", () => {
  test("reads a prompt without its byte order mark, and with line breaks of one character", async () => {
    const file = await writeIn(await testFolder(), "prompt.txt.gz", "\uFEFFRate\r\nthis.\r\n");
    expect(await readText(file)).toBe("Rate\nthis.\n");
  });
});
