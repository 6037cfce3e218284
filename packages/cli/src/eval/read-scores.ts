import { readFile } from "node:fs/promises";
import { z } from "zod";
import { UsageError } from "../errors/usage-error.js";
import { existingPath } from "./existing-path.js";

const scores = z.record(z.string(), z.number());

const example = 'Write one JSON object, such as {"openai:gpt-4o": 57.5, "groq:llama-3.3-70b": 42}.';

/**
 * Reads how much the proposals of models are preferred, by model: one JSON object of numbers.
 *
 * @throws {@link UsageError} `FILE_NOT_FOUND`, or `INVALID_EVAL_DATA` if the file is no such object.
 */
export async function readScores(path: string): Promise<Readonly<Record<string, number>>> {
  existingPath(path, example);
  const read = scores.safeParse(parsed(await readFile(path, "utf8")));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`;
  throw new UsageError({
    code: "INVALID_EVAL_DATA",
    message: `\`${path}\` is not an object of numbers by model${place}.`,
    hint: example,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
