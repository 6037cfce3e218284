import { stateVariable } from "./state-folder.js";

/** What to do about an error of the file, or of the disk it is on. */
export function storageHint(cause: unknown): string {
  const { code = "" } = Object(cause) as { readonly code?: string };
  if (/CORRUPT|NOTADB/.test(code)) return `Move the file away, or ${elsewhere}.`;
  if (/FULL|ENOSPC|EDQUOT/.test(code)) return "Free space on the disk.";
  if (/BUSY|LOCKED/.test(code)) return "Run again when no other program uses the file.";
  return `Make the folder and the file writable for you, or ${elsewhere}.`;
}

const elsewhere = `set ${stateVariable()} to another folder`;
