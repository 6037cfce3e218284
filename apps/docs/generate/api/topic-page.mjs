import { heading } from "../markdown.mjs";
import { anchorOf, linkedContents } from "./places.mjs";
import { folderOf } from "./router.mjs";

/** @import { Place, Texts } from "./places.mjs" */
/** @import { Topic } from "./topics.mjs" */

/**
 * The page of a topic: a section for each export, below the text of the import name or a title.
 *
 * @param {Topic} topic
 * @param {Texts} texts
 * @param {Map<string, Place>} places
 */
export function topicPage(topic, texts, places) {
  const contentsOf = (/** @type {Topic["module"]} */ each) => {
    const text = texts.get(each);
    return text === undefined ? "" : linkedContents(text, places);
  };
  const start = topic.folder === "" ? contentsOf(topic.module) : introduction(topic);
  const sections = topic.members.map((each) => section(each.name, contentsOf(each)));
  return [frontMatter(topic), start, ...sections].join("\n");
}

/**
 * The description is shown by search engines and by llms.txt.
 *
 * @param {Topic} topic
 */
function frontMatter({ module, folder, members }) {
  const summary = (module.comment?.summary ?? []).map(({ text }) => text).join("");
  const names = members.map(({ name }) => name).join(", ");
  const description = folder === "" ? firstSentence(summary) : names;
  return `---\ndescription: ${JSON.stringify(description)}\noutline: 2\n---\n`;
}

/** @type {(text: string) => string} */
function firstSentence(text) {
  return /^[^]*?\.(?=\s|$)/.exec(text)?.[0].replaceAll(/\s+/g, " ") ?? "";
}

/** @param {Topic} topic */
function introduction({ module, folder }) {
  return `# ${folderOf(module.name)}/${folder}\n\nExports of \`${module.name}\`.\n`;
}

/**
 * The page of an export as a part of a page: one level lower, and with anchors that begin with its name.
 *
 * @param {string} name
 * @param {string} contents
 */
function section(name, contents) {
  return outsideCode(contents, (line) =>
    line
      .replace(/^# (.*)/, (_, title) => heading(1, title, name))
      .replace(/^### (.*)/, (_, title) => heading(3, title, `${name}-${slugOf(title)}`))
      .replace(/^(?=#)/, "#")
      .replaceAll(/(?<=<a id=")[^"]+/g, (part) => anchorOf(name, part) ?? part),
  );
}

/** @type {(title: string) => string} */
function slugOf(title) {
  return title.toLowerCase().replaceAll(/\(\)|[?\\]/g, "");
}

/** @type {(text: string, change: (line: string) => string) => string} */
function outsideCode(text, change) {
  let isCode = false;
  return text
    .split("\n")
    .map((line) => {
      if (line.trimStart().startsWith("```")) isCode = !isCode;
      return isCode ? line : change(line);
    })
    .join("\n");
}
