import { describe, expect, test } from "vitest";
import { mtBenchFolder } from "../../test/mt-bench-folder.js";
import { hasSharedData, sharedData } from "../../test/shared-data.js";
import { benchmarks, fileNameOf, fillTemplate } from "../index.js";
import { surveyQuestions } from "../generate/survey-questions.js";
import { notesOnQuestions } from "./published-questions.js";

describe("benchmarks", () => {
  test("have the names under which they are listed", () => {
    for (const [name, benchmark] of Object.entries(benchmarks)) expect(benchmark.name).toBe(name);
  });

  test("keep the files of systems in their folder", () => {
    const files = Object.values(benchmarks).map((each) => each.officialFile("../a b/c:d"));
    for (const file of files) expect(file).toMatch(/^(?:[a-z_]+\/)?[\w-][\w.-]*$/);
  });
});

describe("notesOnQuestions", () => {
  test("says that questions are not the published ones", async () => {
    const { sha256 } = await surveyQuestions(
      benchmarks["mt-bench"].questions(await mtBenchFolder()),
    );
    expect(notesOnQuestions("mt-bench", sha256)).toEqual([
      expect.stringContaining(
        "The questions are not the published ones of mt-bench: their SHA-256",
      ),
    ]);
    expect(notesOnQuestions("questions", sha256)).toEqual([]);
  });

  test.skipIf(!hasSharedData).each(["alpaca-eval", "mt-bench", "flask"] as const)(
    "knows the published questions of %s",
    async (name) => {
      const { sha256 } = await surveyQuestions(benchmarks[name].questions(sharedData));
      expect(notesOnQuestions(name, sha256)).toEqual([]);
    },
  );
});

describe("fillTemplate", () => {
  test("puts texts into a template once, and leaves their braces", () => {
    expect(fillTemplate("{a} {b} {{a}}", { a: "{b} $&", b: "}" })).toBe("{b} $& } {a}");
  });

  test.each(["{c}", "{}", "{", "}", "{a!r}", "{toString}"])("refuses %j", (template) => {
    expect(() => fillTemplate(template, { a: "1", b: "2" })).toThrow(
      `The prompt template has ${template}, expected {a}, {b}.`,
    );
  });
});

describe("fileNameOf", () => {
  test("replaces what a file's name cannot hold", () => {
    expect(fileNameOf("together:Qwen/Qwen1.5-72B-Chat")).toBe("together-Qwen-Qwen1.5-72B-Chat");
    expect([".", "..", "../x"].map(fileNameOf)).toEqual(["-", "-", "--x"]);
  });
});
