import { UsageError } from "../usage-error.js";
import type { TextFault } from "./parsed-text.js";

/** A broken text can have a fault in each of its lines; the first of them say what is wrong. */
const mostShown = 20;

/** Every fault of a text that cannot be read, each with its place. */
export function unreadableTextError(
  file: string,
  faults: readonly [TextFault, ...TextFault[]],
  placeOf: (fault: TextFault) => string,
): UsageError {
  const [{ code, hint }] = faults;
  const lines = faults.slice(0, mostShown).map((fault) => `${placeOf(fault)}: ${fault.message}`);
  if (faults.length === 1) return new UsageError({ code, message: lines.join(""), hint });
  const shown = lines.map((line, index) => `  ${line} ${faults[index]?.hint}`);
  const rest = faults.length > mostShown ? [`  … and ${faults.length - mostShown} more`] : [];
  return new UsageError({
    code,
    message: [`\`${file}\` has ${faults.length} faults:`, ...shown, ...rest].join("\n"),
    hint: "Mend what is listed; the graph is checked when its text can be read.",
  });
}
