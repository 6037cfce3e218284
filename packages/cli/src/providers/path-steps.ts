import { readlinkSync } from "node:fs";
import { isAbsolute, join, sep } from "node:path";

/** As many links as Linux follows, so that links in a circle end. */
const maxLinks = 40;

/**
 * The folders, links and files that are passed when a path is opened, also those to which links
 * lead. Each of their owners decides what is found at the path.
 *
 * @param path - An absolute path, not on Windows.
 */
export function pathSteps(path: string): string[] {
  const steps: string[] = [];
  const left = partsOf(path);
  let place: string = sep;
  let links = 0;
  for (let part = left.shift(); part !== undefined; part = left.shift()) {
    const step = join(place, part);
    steps.push(step);
    const target = links < maxLinks ? targetOf(step) : undefined;
    if (target !== undefined) links += 1;
    left.unshift(...partsOf(target ?? ""));
    place = target === undefined ? step : placeOf(target, place);
  }
  return steps;
}

/** Where the first part of a link's target is looked for. */
function placeOf(target: string, folder: string): string {
  return isAbsolute(target) ? sep : folder;
}

function partsOf(path: string): string[] {
  return path.split(sep).filter((part) => part !== "" && part !== ".");
}

/** What a link contains; `undefined` if the path is not a link. */
function targetOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
