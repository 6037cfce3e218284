import { errorText } from "./error-text.js";
import { hideKeys } from "../hide-keys.js";

/** Prints an error on stderr: what is wrong and how to fix it. */
export function reportError(error: unknown, isDebug: boolean): void {
  process.stderr.write(hideKeys(errorText(error, isDebug)));
}
