import { shellWord } from "@moagraph/report/words";
import { keptOptions } from "../../offer/kept-options.js";
import { pathFromHere } from "./target-text.js";
import type { ThreadOrigin } from "../saved/thread-origin.js";

/** A command that continues a thread. */
export function resumeCommand(thread: string, ...words: readonly string[]): string {
  return ["moagraph run --thread", shellWord(thread), "--resume", ...words].join(" ");
}

/** The words of a run before its prompt: the recipe or the file, and the options. */
export function originWords({ target, options }: ThreadOrigin): string {
  const { proposer = [], model = {}, aggregator, offline } = options;
  const words = [
    ...(target === undefined ? [] : [shellWord(pathFromHere(target))]),
    ...proposer.map((each) => `--proposer ${shellWord(each)}`),
    ...Object.entries(model).map(([from, to]) => `--model ${shellWord(`${from}=${to}`)}`),
    ...(aggregator === undefined ? [] : [`--aggregator ${shellWord(aggregator)}`]),
    ...keptOptions(options),
    ...(offline === true ? ["--offline"] : []),
  ];
  return words.join(" ");
}
