/**
 * Leaves warnings with a code to the caller. Node prints them with its own prefix.
 *
 * @param code - Such as `MOAGRAPH_RETIRED_MODEL`.
 */
export function quietWarnings(code: string): void {
  const printers = process.listeners("warning");
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if ("code" in warning && warning.code === code) return;
    for (const print of printers) print(warning);
  });
}
