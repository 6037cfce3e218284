import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.mjs";

/** @import { Details } from "./provider-files.mjs" */

/** A provider on a LangChain package. New ones begin as its copy. */
export const wrappedSample = "packages/providers/anthropic";

/**
 * The sources of a provider that wraps a LangChain package: those of the sample under the new names.
 *
 * @param {Details} details
 * @returns {Record<string, string>}
 */
export function langchainFiles(details) {
  const own =
    /^(?:index|list-models|anthropic(?:(?:-chat-model|-fields|-request|-wire)?|\.contract\.test))\.ts$/;
  const names = readdirSync(join(root, wrappedSample, "src")).filter((name) => own.test(name));
  return Object.fromEntries(
    names.map((name) => {
      const text = readFileSync(join(root, wrappedSample, "src", name), "utf8");
      const target = `${details.folder}/src/${name.replace("anthropic", details.id)}`;
      return [target, renamed(text, details)];
    }),
  );
}

/** What belongs to LangChain's package and to the vendor's API keeps its name. @type {(text: string, details: Details) => string} */
function renamed(text, { id, camel, pascal, prefix, title, model, url }) {
  return text
    .replaceAll(/\bANTHROPIC(?=_|")/g, prefix)
    .replaceAll("https://api.anthropic.com", url)
    .replaceAll(/Anthropic's Claude models/g, `${title}'s models`)
    .replaceAll(/\bAnthropic(?=ChatModel|ModelId|Options)/g, pascal)
    .replaceAll(/\bAnthropic\b/g, title)
    .replaceAll(/(?<=\.\/|@moagraph\/|id: "|id `|\/\/.*`)anthropic(?!-version|-beta)/g, id)
    .replaceAll(/\banthropic(?=-(?:chat-model|fields|request|wire|models))/g, id)
    .replaceAll(
      /(?<!@langchain\/|api\.|wire: ")\banthropic(?=\b(?!-)|ChatModel|Fields|Models|Request|Wire)/g,
      camel,
    )
    .replaceAll(/(?<=model: |chat\()"claude-[^"]*"/g, JSON.stringify(model));
}
