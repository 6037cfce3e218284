import type { FetchedSetName, PlannedSet } from "@moagraph/eval";
import { pluralize } from "@moagraph/report/words";
import { jsonOutcome } from "../../eval/json-outcome.js";
import { loadEvaluation } from "../../eval/load-evaluation.js";
import { requireYes } from "../../eval/require-yes.js";
import { type EvalOptions, publishedBenchmarks, usualData } from "../../options/eval-options.js";
import type { Stop } from "../../process/stop.js";
import { stderr, stdout } from "../../text-output.js";

/** The options of `moagraph eval fetch`. */
export interface FetchCommandOptions extends EvalOptions {
  /** Whether the licences are accepted without a question. */
  readonly yes?: boolean;
}

/** Downloads benchmarks into a folder, after their licences were shown. stdout gets the folder. */
export async function fetchSets(
  names: readonly FetchedSetName[],
  { data: folder = usualData, yes = false, json: isJson = false }: FetchCommandOptions,
  { signal }: Stop,
): Promise<void> {
  await jsonOutcome({ isJson, signal }, async () => {
    const { fetchData } = await loadEvaluation("fetchData");
    const sets = names.length === 0 ? publishedBenchmarks : names;
    const files = await fetchData({
      sets,
      folder,
      signal,
      async confirm(planned) {
        for (const line of planned.flatMap(licenceLines)) stderr.write(`${line}\n`);
        if (!yes) await requireYes({ ...questionOf(sets, folder), signal });
        return true;
      },
      onFile: ({ path, isNew }) => stderr.write(`${isNew ? "downloaded" : "is there"}  ${path}\n`),
    });
    if (!isJson) stdout.write(`${folder}\n`);
    return { found: { folder, files } };
  });
}

function licenceLines({ title, source, licence, files, bytes }: PlannedSet): string[] {
  const size = `${pluralize(files.length, "file")}, ${(bytes / 1e6).toFixed(1)} MB`;
  return [`${title}: ${size}, from ${source}`, `  licence: ${licence}`];
}

function questionOf(sets: readonly string[], folder: string) {
  return {
    question: `Download ${sets.join(", ")} into ${folder} under these licences?`,
    noTerminal: {
      message:
        "`eval fetch` asks whether the licences are accepted, and there is no terminal to ask on.",
      hint: "Add --yes to accept them.",
    },
  };
}
