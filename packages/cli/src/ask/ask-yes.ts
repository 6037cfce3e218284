import { stderr } from "../text-output.js";
import type { Ask } from "./ask-line.js";

/** Asks a question with yes or no. Enter is yes if `usual` is. */
export async function askYes(ask: Ask, question: string, usual: boolean): Promise<boolean> {
  for (;;) {
    const line = (await ask(`${question} [${usual ? "Y/n" : "y/N"}]`)).toLowerCase();
    if (line === "") return usual;
    if (["y", "yes"].includes(line)) return true;
    if (["n", "no"].includes(line)) return false;
    stderr.write("Type y or n.\n");
  }
}
