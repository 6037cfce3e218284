import { readGraphText } from "@moagraph/graph-file";
import type { TextFormat } from "../session/session.js";
import { fileName } from "./file-name.js";

/** The result of reading the text of a graph. */
export type GraphReading = ReturnType<typeof readGraphText>;

/** One thing that is wrong with the text, with its place. */
export type GraphFault = GraphReading["faults"][number];

/** Reads the text of a graph. Never throws. */
export function readGraph(text: string, format: TextFormat): GraphReading {
  return readGraphText(text, fileName(format));
}
