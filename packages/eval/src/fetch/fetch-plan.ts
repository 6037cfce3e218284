import { type DataFile, dataSets, type FetchedSetName } from "./data-files.js";

/** A set that is about to be downloaded. */
export interface PlannedSet {
  readonly name: FetchedSetName;
  readonly title: string;
  /** Where the files come from. */
  readonly source: string;
  /** The licence of the data. To be shown before the download. */
  readonly licence: string;
  /** The paths of its files in the data folder. */
  readonly files: readonly string[];
  /** The size of all its files, in bytes. */
  readonly bytes: number;
}

/**
 * Returns what a download of sets would fetch, with the licence of each. Downloads nothing.
 *
 * @param sets - The names of the sets.
 * @example
 * ```ts
 * import { planFetch } from "@moagraph/eval";
 *
 * const [set] = planFetch(["mt-bench"]);
 * console.log(set?.licence); // Apache-2.0. The reference answers also fall under OpenAI's terms.
 * console.log(set?.bytes); // 110487
 * ```
 */
export function planFetch(sets: readonly FetchedSetName[]): PlannedSet[] {
  return [...new Set(sets)].map((name) => {
    const { files, ...about } = dataSets[name];
    return { name, ...about, files: files.map(({ path }) => path), bytes: bytesOf(files) };
  });
}

function bytesOf(files: readonly DataFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
