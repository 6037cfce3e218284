import { stderr } from "../text-output.js";
import { errorText } from "./error-text.js";

/** Prints an error on stderr: what is wrong and how to fix it. */
export function reportError(error: unknown, isDebug: boolean): void {
  stderr.write(errorText(error, isDebug));
}
