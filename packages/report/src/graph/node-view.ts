import { group } from "d3-array";
import type { PlacedBox } from "@moagraph/core/graph";
import type { CallPhase, CallView } from "../run/call-view.js";
import { phaseWords } from "../run/phase-mark.js";
import { retriesOf, roundWords } from "../run/rounds.js";
import { noteWords, type NameOf } from "../words/note-words.js";
import { pluralize } from "../words/pluralize.js";

/** What the card of a node shows. */
export interface NodeView {
  readonly name: string;
  readonly kind: string;
  /** The models of the node, or the fallbacks that were used. */
  readonly models: string;
  /** `undefined` for a node that asks no model, and without a run. */
  readonly phase: CallPhase | undefined;
  readonly words: string;
  /** The end of its latest text, or why it failed. */
  readonly text: string;
  /** Rounds, retries, then notes. */
  readonly remarks: readonly string[];
}

/** Most characters of the end of a text. */
const mostCharacters = 240;

/** A node of a drawing. */
export type DrawnNode = Pick<PlacedBox, "name" | "kind" | "models">;

/** The views of all nodes of a drawing. `calls` are empty without a run. */
export function nodeViews(
  nodes: readonly DrawnNode[],
  calls: readonly CallView[],
  nameOf: NameOf,
): Map<string, NodeView> {
  const callsOf = group(calls, ({ node }) => node);
  return new Map(
    nodes.map((node) => [node.name, nodeView(node, callsOf.get(node.name) ?? [], nameOf)]),
  );
}

function nodeView(
  { name, kind, models }: DrawnNode,
  calls: readonly CallView[],
  nameOf: NameOf,
): NodeView {
  const phase = phaseOf(calls);
  return {
    name,
    kind,
    models: modelsOf(models, calls),
    phase,
    words: phase === undefined ? "" : wordsOf(phase, calls),
    text: textOf(calls),
    remarks: remarksOf(calls, nameOf),
  };
}

function modelsOf(own: readonly string[], calls: readonly CallView[]): string {
  const used = calls.map(({ model, attempts }) => attempts.at(-1)?.model || model);
  return [...new Set(used.length === 0 ? own : used)].join(", ");
}

/** The phases of a node with several calls, the most interesting first. */
const order: readonly CallPhase[] = [
  "streaming",
  "retrying",
  "sent",
  "waiting",
  "ok",
  "cached",
  "failed",
  "blank",
  "aborted",
];

function phaseOf(calls: readonly CallView[]): CallPhase | undefined {
  if (calls.length === 0) return undefined;
  const phases = new Set(calls.map(({ phase }) => phase));
  return order.find((phase) => phases.has(phase)) ?? "skipped";
}

function wordsOf(phase: CallPhase, calls: readonly CallView[]): string {
  if (calls.length === 1) return phaseWords[phase];
  const same = calls.filter((call) => call.phase === phase).length;
  return `${same} of ${calls.length} ${phaseWords[phase]}`;
}

function textOf(calls: readonly CallView[]): string {
  const active = calls.find(({ phase }) => phase === "streaming") ?? lastWithText(calls);
  const last = active?.attempts.at(-1);
  if (last === undefined) return "";
  const { line, reply } = last;
  if (line?.error !== undefined) return `${line.error.code}: ${line.error.message}`;
  return tailOf(reply);
}

function lastWithText(calls: readonly CallView[]): CallView | undefined {
  const started = calls.filter(({ attempts }) => attempts.length > 0);
  return started.findLast(({ phase }) => phase === "ok" || phase === "cached") ?? started.at(-1);
}

/** The end of a text in one line. It does not begin inside a character. */
function tailOf(text: string): string {
  const tail = text.slice(-mostCharacters).replace(/^[\uDC00-\uDFFF]/, "");
  const line = tail.replaceAll(/\s+/g, " ").trim();
  return tail.length < text.length ? `… ${line}` : line;
}

function remarksOf(calls: readonly CallView[], nameOf: NameOf): string[] {
  const rounds = calls.flatMap(({ attempts }) => roundWords(attempts));
  const retries = calls.reduce((sum, { attempts }) => sum + retriesOf(attempts), 0);
  const notes = calls.flatMap(({ attempts }) => attempts.flatMap((each) => each.notes));
  const again = retries === 0 ? [] : [pluralize(retries, "further attempt")];
  // The number of rounds says enough of each of them.
  const others = notes.filter(({ type }) => type !== "round" && type !== "overlap");
  return [...rounds, ...again, ...new Set(others.map((note) => noteWords(note, nameOf)))];
}
