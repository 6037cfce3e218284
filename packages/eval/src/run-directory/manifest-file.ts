import { readFile } from "node:fs/promises";
import { EvalDataError } from "../data/eval-data-error.js";
import { parsedJson } from "../data/parsed-json.js";

/**
 * Reads a JSON file that describes what a folder has; `undefined` if there is none.
 *
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if it is something else.
 */
export async function readManifestFile<Manifest>(
  file: string,
  isManifest: (value: unknown) => value is Manifest,
): Promise<Manifest | undefined> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") return undefined;
    throw code === "" ? error : unreadable(file, code, error);
  });
  if (text === undefined) return undefined;
  const value = parsedJson(text);
  if (isManifest(value)) return value;
  throw new EvalDataError({
    file,
    problem: "the file is not the description of a run of this version",
    hint: "Restore the file from a copy, or use another folder.",
  });
}

function unreadable(file: string, code: string, cause: unknown): EvalDataError {
  const hint = "Pass a folder, and check its permissions.";
  return new EvalDataError({ file, problem: `the file cannot be read (${code})`, hint, cause });
}
