import { existingPath } from "../../eval/existing-path.js";
import { jsonOutcome } from "../../eval/json-outcome.js";
import { loadEvaluation } from "../../eval/load-evaluation.js";
import { secretsIn } from "../../keys/hide-keys.js";
import type { EvalOptions } from "../../options/eval-options.js";
import { checkOut } from "../../out/check-out.js";
import { orStopped } from "../../process/or-stopped.js";
import type { Stop } from "../../process/stop.js";
import { stderr, stdout } from "../../text-output.js";

/** The options of `moagraph eval report`. */
export interface ReportCommandOptions extends Pick<EvalOptions, "json"> {
  /** The path of the page. */
  readonly out?: string;
}

/** Writes the page of a folder. stdout gets its path. */
export async function report(
  folder: string,
  { out, json: isJson = false }: ReportCommandOptions,
  { signal }: Stop,
): Promise<void> {
  await jsonOutcome({ isJson, signal }, async () => {
    const evaluation = await loadEvaluation("writeReport");
    existingPath(folder, "Pass the folder of a run, or one that holds several of them.");
    if (out !== undefined) checkOut(out, { name: "--out", example: "report.html" });
    const keys = secretsIn(process.env);
    const place = out === undefined ? {} : { out };
    const written = await orStopped(signal, evaluation.writeReport({ folder, keys, ...place }));
    for (const note of written.notes) stderr.write(`note: ${note}\n`);
    if (!isJson) stdout.write(`${written.file}\n`);
    return { found: written };
  });
}
