import type { Behaviours } from "../models/behaviour.js";

/** The language of a graph's text. */
export type TextFormat = "yaml" | "json";

/** What the reader works on. Links contain it; the endpoint and its key are not part of it. */
export interface Session {
  readonly text: string;
  readonly format: TextFormat;
  readonly question: string;
  readonly behaviours: Behaviours;
}
