import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { dist } from "./built-pages.mjs";

/**
 * Links that lead nowhere, anchors that their page does not have, and files of other hosts. VitePress itself checks
 * only the links in the text of pages, and no anchors.
 *
 * @param {Map<string, string>} pages
 * @param {string} base
 */
export function linkFaults(pages, base) {
  const anchors = new Map([...pages].map(([page, html]) => [page, anchorsOf(html)]));
  return [...pages].flatMap(([page, html]) => {
    const links = [...new Set(attributes(html, "a", "href"))];
    const files = ["script", "img", "link"].flatMap((tag) => [
      ...attributes(html, tag, "src"),
      ...(tag === "link" ? attributes(html, tag, "href") : []),
    ]);
    return [
      ...links.flatMap((link) => faultOf(link, page, anchors, base)),
      ...new Set(files.flatMap((file) => fileFault(file, page, base))),
    ];
  });
}

/**
 * @param {string} html
 * @param {string} tag
 * @param {string} name
 */
function attributes(html, tag, name) {
  const found = html.matchAll(new RegExp(`<${tag}\\s(?:[^>"]|"[^"]*")*?\\b${name}="([^"]*)"`, "g"));
  return Array.from(found, ([, value = ""]) => value.replaceAll("&amp;", "&"));
}

/** @param {string} html */
function anchorsOf(html) {
  return new Set(Array.from(html.matchAll(/\sid="([^"]*)"/g), ([, id = ""]) => id));
}

/**
 * @param {string} link
 * @param {string} page
 * @param {Map<string, Set<string>>} anchors
 * @param {string} base
 */
function faultOf(link, page, anchors, base) {
  if (/^[a-z]+:/i.test(link)) return [];
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : pageAt(path.split("?")[0] ?? "", page, base);
  if (target === undefined) return [{ page, fault: `${link} leaves the base path ${base}` }];
  const known = anchors.get(target);
  if (known === undefined)
    return isFile(target) ? [] : [{ page, fault: `${link} leads to no page` }];
  // The playground reads what follows the #.
  if (anchor === undefined || anchor === "" || target === "playground.html") return [];
  return known.has(decodeURIComponent(anchor))
    ? []
    : [{ page, fault: `${link} leads to no heading` }];
}

/**
 * @param {string} path
 * @param {string} page
 * @param {string} base
 */
function pageAt(path, page, base) {
  const full = posix.join(base, path.startsWith("/") ? "" : posix.dirname(page), path);
  const absolute = path.startsWith("/") ? path : full;
  if (!absolute.startsWith(base)) return undefined;
  const inside = absolute.slice(base.length);
  return inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside;
}

/**
 * @param {string} file
 * @param {string} page
 * @param {string} base
 */
function fileFault(file, page, base) {
  if (file.startsWith("data:")) return [];
  if (!file.startsWith(base)) return [{ page, fault: `${file} is not a file of the site` }];
  return isFile(file.slice(base.length)) ? [] : [{ page, fault: `${file} does not exist` }];
}

/** @param {string} path */
function isFile(path) {
  return existsSync(join(dist, decodeURIComponent(path)));
}
