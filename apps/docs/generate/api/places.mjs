import { posix } from "node:path";
import { pathOf } from "./topics.mjs";

/** @import { Topic } from "./topics.mjs" */

/** What typedoc writes for an export or an import name, with its path below /api. @typedef {{ path: string, contents: string }} Text */
/** Texts by what they are of. @typedef {Map<import("typedoc").Reflection, Text>} Texts */
/** Where a text is on the site: on a page, and there below an anchor if it is of an export. @typedef {{ page: string, id?: string }} Place */

/**
 * Where each text is on the site, by its path.
 *
 * @param {Topic[]} topics
 * @param {Texts} texts
 * @returns {Map<string, Place>}
 */
export function placesOf(topics, texts) {
  const places = topics.flatMap((topic) => {
    const page = pathOf(topic);
    const exports = topic.members.map((each) => [texts.get(each)?.path, { page, id: each.name }]);
    return topic.folder === "" ? [[texts.get(topic.module)?.path, { page }], ...exports] : exports;
  });
  return new Map(/** @type {[string, Place][]} */ (places));
}

/**
 * The contents of a text, with links to the places of others.
 *
 * @param {Text} text
 * @param {Map<string, Place>} places
 */
export function linkedContents({ path, contents }, places) {
  const here = places.get(path)?.page ?? path;
  return contents.replaceAll(/\]\(([^():\s#]+\.md)?(?:#([^()\s]+))?\)/g, (link, file, anchor) => {
    const place = places.get(file === undefined ? path : posix.join(posix.dirname(path), file));
    return place === undefined ? link : `](${addressOf(place, here, anchor)})`;
  });
}

/** @type {(place: Place, here: string, anchor: string | undefined) => string} */
function addressOf({ page, id }, here, anchor) {
  const file = page === here ? "" : posix.relative(posix.dirname(here), page);
  const hash = anchorOf(id, anchor);
  return hash === undefined ? file || posix.basename(page) : `${file}#${hash}`;
}

/**
 * The anchor of an export, or that of a part of it: `Call`, `Call-innercalls`.
 *
 * @param {string | undefined} id
 * @param {string} [part] - As typedoc names it, such as `property-innercalls`.
 */
export function anchorOf(id, part) {
  return id === undefined || part === undefined
    ? (id ?? part)
    : `${id}-${part.replace(/^property-/, "")}`;
}
