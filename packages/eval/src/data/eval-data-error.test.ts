import { MoaError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { EvalDataError } from "./eval-data-error.js";
import { textsField } from "./fields.js";

function errorOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

describe("EvalDataError", () => {
  test("says where the file is wrong, what is expected, and what to do", () => {
    const record = { file: "data/mt_bench/question.jsonl", line: 3, value: { question_id: 83 } };
    const error = errorOf(() => textsField(record, "turns"));
    expect(MoaError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      code: "INVALID_EVAL_DATA",
      file: "data/mt_bench/question.jsonl",
      line: 3,
      message:
        "data/mt_bench/question.jsonl, line 3: `turns` is missing, expected a list of texts.",
      hint: "Write a list of texts as `turns`, or remove the record.",
    });
  });

  test("has no line if the whole file is meant", () => {
    const error = new EvalDataError({ file: "a.jsonl", problem: "it is empty", hint: "Check it." });
    expect(error.message).toBe("a.jsonl: it is empty.");
    expect(error.line).toBeUndefined();
  });
});
