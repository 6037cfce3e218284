import { parseUrl, readVariable } from "@moagraph/provider-kit";
import pMap from "p-map";
import { EvalInputError } from "../errors/eval-input-error.js";
import { type DataFile, dataSets, type FetchedSetName } from "./data-files.js";
import { fetchFile } from "./fetch-file.js";
import { type PlannedSet, planFetch } from "./fetch-plan.js";
import { readChecksums, writeChecksums } from "./checksums.js";
import { makeFolder } from "../run-directory/make-folder.js";

/** What {@link fetchData} downloads, and where to. */
export interface FetchDataOptions {
  /** The names of the sets. */
  readonly sets: readonly FetchedSetName[];
  /** The data folder (`--data`). It is made if it is missing. */
  readonly folder: string;
  /**
   * Is asked once, before anything is downloaded. It gets the licence of each set.
   *
   * @returns Whether to download.
   */
  readonly confirm: (sets: readonly PlannedSet[]) => boolean | Promise<boolean>;
  /**
   * The server to download from instead of `https://raw.githubusercontent.com`, such as a mirror of it.
   *
   * @defaultValue The variable `MOAGRAPH_DATA_ORIGIN`.
   */
  readonly origin?: string | undefined;
  /** Is called after each file. */
  readonly onFile?: ((file: FetchedFile) => void) | undefined;
  /** Ends the downloads. */
  readonly signal?: AbortSignal | undefined;
}

/** A file of a set that is in the data folder now. */
export interface FetchedFile {
  /** Its path in the data folder. */
  readonly path: string;
  /** Whether it was downloaded now. `false` if it was there before. */
  readonly isNew: boolean;
}

/** GitHub slows down clients that open many connections. */
const downloadsAtOnce = 4;

/**
 * Downloads benchmark sets from their official GitHub repositories, each file at a pinned commit.
 *
 * Files that are there stay, so a second start downloads only what is missing. A file has its name only when it is
 * complete. `checksums.json` in the data folder records the SHA-256 of each file when it is first seen. If a file
 * differs later, in the folder or at the server, that is an error. Sends requests through the proxy that
 * `HTTPS_PROXY` sets. Calls no models.
 *
 * @param options - The sets, the folder, and who confirms their licences.
 * @returns The files of the sets, in their order. `undefined` if `confirm` has said no.
 * @throws {@link DownloadError} If a file cannot be downloaded. Files that have arrived stay.
 * @throws {@link EvalDataError} If a file differs from its recorded checksum.
 * @example
 * ```ts
 * import { fetchData } from "@moagraph/eval";
 *
 * async function fetchMtBench(): Promise<void> {
 *   const sets = ["mt-bench"] as const;
 *   await fetchData({ sets, folder: "data", confirm: () => true });
 * }
 * ```
 */
export async function fetchData(options: FetchDataOptions): Promise<FetchedFile[] | undefined> {
  const { sets, folder, confirm, onFile } = options;
  for (const name of sets) checkName(name);
  const origin = originOf(options);
  if (!(await confirm(planFetch(sets)))) return undefined;
  await makeFolder(folder);
  const known = { ...(await readChecksums(folder)) };
  let written = Promise.resolve();
  return allOrFirstError(filesOf(sets), options.signal, async (file, signal) => {
    const request = { ...file, folder, origin, known: known[file.path], signal };
    const { checksum, isNew } = await fetchFile(request);
    known[file.path] = checksum;
    written = written.then(() => writeChecksums(folder, known));
    await written;
    onFile?.({ path: file.path, isNew });
    return { path: file.path, isNew };
  });
}

/** Does the work for some items at a time. After an error, stops all of it, and throws when nothing is written any more. */
async function allOrFirstError<Item, Result>(
  items: readonly Item[],
  outer: AbortSignal | undefined,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, ...(outer === undefined ? [] : [outer])]);
  const stopping = async (item: Item): Promise<Result> => {
    try {
      signal.throwIfAborted();
      return await work(item, signal);
    } catch (error) {
      controller.abort(error);
      throw error;
    }
  };
  try {
    return await pMap(items, stopping, { concurrency: downloadsAtOnce, stopOnError: false });
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  }
}

function filesOf(sets: readonly FetchedSetName[]): DataFile[] {
  return [...new Set(sets)].flatMap((name) => dataSets[name].files);
}

function checkName(name: string): void {
  if (Object.hasOwn(dataSets, name)) return;
  throw new EvalInputError(
    `There is no set ${JSON.stringify(name.slice(0, 100))} to download.`,
    `Name one or more of ${Object.keys(dataSets).join(", ")}.`,
  );
}

function originOf({ origin = readVariable("MOAGRAPH_DATA_ORIGIN") }: FetchDataOptions) {
  if (origin === undefined) return undefined;
  const url = parseUrl(origin);
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url.origin;
  throw new EvalInputError(
    "The origin of the data is not the address of a server.",
    "Write an address such as https://mirror.example.com, or unset MOAGRAPH_DATA_ORIGIN.",
  );
}
