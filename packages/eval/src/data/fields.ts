import { typeName } from "@moagraph/provider-kit";
import type { DataRecord } from "./data-record.js";
import { EvalDataError } from "./eval-data-error.js";

/** Returns a text of a record. It may be empty. @throws {EvalDataError} If it is missing or no text. */
export function textField(record: DataRecord, name: string): string {
  const value = record.value[name];
  if (typeof value !== "string") throw wrongField(record, name, "a text");
  return value;
}

/** Returns a text of a record that may be missing or `null`. @throws {EvalDataError} If it is no text. */
export function optionalText(record: DataRecord, name: string): string | undefined {
  return record.value[name] == null ? undefined : textField(record, name);
}

/** Returns a text of a record. @throws {EvalDataError} If it is missing, no text, or blank. */
export function filledText(record: DataRecord, name: string): string {
  const text = textField(record, name);
  if (text.trim() === "") throw wrongField(record, name, "a text that is not blank");
  return text;
}

/** Returns a finite number of a record. @throws {EvalDataError} If it is missing or no finite number. */
export function numberField(record: DataRecord, name: string): number {
  const value = record.value[name];
  if (!Number.isFinite(value)) throw wrongField(record, name, "a number");
  return value as number;
}

/** Returns a whole number of a record. @throws {EvalDataError} If it is missing or no whole number. */
export function wholeField(record: DataRecord, name: string): number {
  const value = record.value[name];
  if (!Number.isSafeInteger(value)) throw wrongField(record, name, "a whole number");
  return value as number;
}

/**
 * Returns the texts of a list of a record.
 *
 * @throws {EvalDataError} If it is missing, no list, empty, or has something that is no text.
 */
export function textsField(record: DataRecord, name: string): readonly string[] {
  const value = record.value[name];
  if (!Array.isArray(value) || value.length === 0)
    throw wrongField(record, name, "a list of texts");
  const wrong = value.findIndex((each) => typeof each !== "string");
  if (wrong >= 0) {
    throw wrongItem(record, pathOf(record, `${name}[${wrong}]`), value[wrong], "a text");
  }
  return value as string[];
}

/**
 * Returns the texts of a list of a record.
 *
 * @throws {EvalDataError} As {@link textsField}, and if a text is blank.
 */
export function filledTexts(record: DataRecord, name: string): readonly string[] {
  const texts = textsField(record, name);
  const blank = texts.findIndex((text) => text.trim() === "");
  if (blank < 0) return texts;
  throw wrongItem(
    record,
    pathOf(record, `${name}[${blank}]`),
    texts[blank],
    "a text that is not blank",
  );
}

/** Returns an object in a record. @throws {EvalDataError} If it is missing or no object. */
export function recordField(record: DataRecord, name: string): DataRecord {
  const value = record.value[name];
  if (typeName(value) !== "an object") throw wrongField(record, name, "an object");
  return { ...record, path: pathOf(record, name), value: value as DataRecord["value"] };
}

/**
 * Returns the objects of a list of a record.
 *
 * @throws {EvalDataError} If it is missing, no list, empty, or has something that is no object.
 */
export function recordsField(record: DataRecord, name: string): readonly DataRecord[] {
  const list = record.value[name];
  if (!Array.isArray(list) || list.length === 0)
    throw wrongField(record, name, "a list of objects");
  return list.map((value: unknown, index) => {
    const path = pathOf(record, `${name}[${index}]`);
    if (typeName(value) !== "an object") throw wrongItem(record, path, value, "an object");
    return { ...record, path, value: value as DataRecord["value"] };
  });
}

/** Makes the error for a field that is missing or has a wrong value. The value is not in the message. */
export function wrongField(record: DataRecord, name: string, expected: string): EvalDataError {
  return wrongItem(record, pathOf(record, name), record.value[name], expected);
}

function pathOf({ path }: DataRecord, name: string): string {
  return path === undefined ? name : `${path}.${name}`;
}

function wrongItem(
  { file, line }: DataRecord,
  path: string,
  value: unknown,
  expected: string,
): EvalDataError {
  return new EvalDataError({
    file,
    line,
    problem: `\`${path}\` is ${foundText(value)}, expected ${expected}`,
    hint: `Write ${expected} as \`${path}\`, or remove the record.`,
  });
}

function foundText(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === "" || (typeof value === "string" && value.trim() === "")) return "a blank text";
  if (Array.isArray(value) && value.length === 0) return "an empty list";
  return typeName(value);
}
