import type { GraphTextFault } from "@moagraph/graph-file";
import { positionText } from "./position-text.js";
import { UsageError } from "./usage-error.js";

/** Maximum number of faults to print. An invalid text can have a fault in every line. */
const mostShown = 20;

/** Makes the error for an unreadable text. Each fault has its position. */
export function unreadableTextError(
  file: string,
  faults: readonly [GraphTextFault, ...GraphTextFault[]],
): UsageError {
  const [{ code, hint }] = faults;
  const lines = faults
    .slice(0, mostShown)
    .map((fault) => `${positionText(file, fault)}: ${fault.message}`);
  if (faults.length === 1) return new UsageError({ code, message: lines.join(""), hint });
  const shown = lines.map((line, index) => `  ${line} ${faults[index]?.hint}`);
  const rest = faults.length > mostShown ? [`  … and ${faults.length - mostShown} more`] : [];
  return new UsageError({
    code,
    message: [`\`${file}\` has ${faults.length} faults:`, ...shown, ...rest].join("\n"),
    hint: "Fix the faults above. The graph is checked when its text can be read.",
  });
}
