/**
 * Length of the longest text that `readGraphText` reads, in UTF-16 units: a graph of thousands of nodes. The parser
 * of YAML takes about 400 times this in memory.
 */
export const maxGraphTextLength: number = 2 ** 20;
