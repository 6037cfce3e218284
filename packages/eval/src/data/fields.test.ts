import { describe, expect, test } from "vitest";
import type { DataRecord } from "./data-record.js";
import * as fields from "./fields.js";

const record: DataRecord = {
  file: "a.jsonl",
  line: 7,
  value: {
    name: "Ann",
    blank: " ",
    score: 4.5,
    nothing: null,
    turns: ["a", 2],
    choices: [{ turns: [] }, 3],
  },
};

const faultOf = (read: () => unknown): string => {
  try {
    return `no fault: ${JSON.stringify(read())}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe("the fields of a record", () => {
  test("are returned if they have the expected type", () => {
    expect(fields.textField(record, "name")).toBe("Ann");
    expect(fields.numberField(record, "score")).toBe(4.5);
    expect(fields.optionalText(record, "nothing")).toBeUndefined();
    expect(fields.optionalText(record, "absent")).toBeUndefined();
  });

  test("are named with file, line, what was found and what is expected", () => {
    const faults = [
      () => fields.textField(record, "absent"),
      () => fields.filledText(record, "blank"),
      () => fields.filledText(record, "nothing"),
      () => fields.numberField(record, "name"),
      () => fields.wholeField(record, "score"),
      () => fields.textsField(record, "name"),
      () => fields.textsField(record, "turns"),
      () => fields.recordsField(record, "choices"),
      () =>
        fields.textsField(
          fields.recordsField({ ...record, value: { choices: [{ turns: [] }] } }, "choices")[0]!,
          "turns",
        ),
    ];
    expect(faults.map(faultOf).join("\n")).toMatchInlineSnapshot(`
      "a.jsonl, line 7: \`absent\` is missing, expected a text.
      a.jsonl, line 7: \`blank\` is a blank text, expected a text that is not blank.
      a.jsonl, line 7: \`nothing\` is null, expected a text.
      a.jsonl, line 7: \`name\` is a text, expected a number.
      a.jsonl, line 7: \`score\` is a number, expected a whole number.
      a.jsonl, line 7: \`name\` is a text, expected a list of texts.
      a.jsonl, line 7: \`turns[1]\` is a number, expected a text.
      a.jsonl, line 7: \`choices[1]\` is a number, expected an object.
      a.jsonl, line 7: \`choices[0].turns\` is an empty list, expected a list of texts."
    `);
  });
});
