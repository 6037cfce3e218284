// The program of `npm run bench:prompt-cache`.
//
// How prompt-cache/ works: `ten-turns.ts` runs a chat against the test server, whose models have a
// prompt cache. `cache-table.ts` compares what nodes see.
import { tableText } from "../table-text.js";
import { cacheHead, cacheRows } from "./cache-table.js";
import { lengths, turns } from "./ten-turns.js";

console.log(`Prompt tokens of a chat of ${turns} turns, three proposers and an aggregator.\n`);
console.log(tableText([cacheHead, ...(await cacheRows())]));
console.log(
  `\nTokens of the system message: ${lengths.system}, of a question: ${lengths.question}, of a reply: ${lengths.reply}.`,
);
