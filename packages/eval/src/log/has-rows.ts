import { stat } from "node:fs/promises";

/** Whether a log exists and has something in it. */
export async function hasRows(file: string): Promise<boolean> {
  try {
    return (await stat(file)).size > 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
