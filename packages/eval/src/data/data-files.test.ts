import { describe, expect, test } from "vitest";
import { testFolder, writeData, writeIn } from "../../test/write-data.js";
import { checkIds } from "./check-ids.js";
import type { DataRecord } from "./data-record.js";
import { fileChecksum } from "./file-checksum.js";
import { checkFileKind, fileKindOf } from "./file-kind.js";
import { findDataFile, type WantedFile } from "./find-data-file.js";
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

describe("fileChecksum", () => {
  test("is the SHA-256 of the content, packed or not", async () => {
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(await fileChecksum(await writeData("a.txt", "abc"))).toBe(abc);
    expect(await fileChecksum(await writeData("a.txt.gz", "abc"))).toBe(abc);
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
  });
});

describe("checkIds", () => {
  const expected = new Set(Array(13).keys());

  test("accepts the same ids in any order", () => {
    const found = new Set([...expected].toReversed());
    expect(() => checkIds({ file: "a.jsonl", what: "answer", found, expected })).not.toThrow();
  });

  test("names missing and unknown ids, the first ten of each", () => {
    const found = new Set([0, "x"]);
    expect(() => checkIds({ file: "a.jsonl", what: "answer", found, expected })).toThrow(
      'a.jsonl: the file has no answer for 12 questions (1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more), and answers for 1 unknown question ("x").',
    );
  });
});
