import { callName } from "../../spec/flow/call-name.js";
import type { Issue, IssuePath } from "../../errors/issue.js";
import type { NodeOutline } from "../outline/outline.js";
import type { Rule } from "./rule.js";
import { quote } from "../../errors/quote.js";

/** Names of the compiled graph's own step and of its state keys. */
export const reservedNames: readonly string[] = [
  "begin",
  "messages",
  "answer",
  "proposals",
  "ledger",
  "runStart",
  "verdicts",
  "structuredResponses",
];

/** Names work in diagrams, streams and LangGraph, and no two calls have the same name. */
export const usableNames: Rule = ({ nodes, part }) => {
  const clashes = clashesIn(nodes);
  const reserved = [...reservedNames, ...(part.inside?.reserved ?? [])];
  return [
    ...[...nodes.values()].flatMap(({ name }) =>
      checkName(name, ["nodes", name], `Node ${quote(name)}`, reserved),
    ),
    ...[...nodes.values()].flatMap((node) => checkCallNames(node, clashes.get(node.name))),
  ];
};

/** Checks the name of a node, or of a step beside the nodes. */
export function checkName(
  name: string,
  path: IssuePath,
  subject: string,
  reserved: readonly string[] = reservedNames,
): Issue[] {
  if (reserved.includes(name) || name in Object.prototype) {
    return [
      {
        code: "RESERVED_NAME",
        path,
        message: `${subject} has a reserved name.`,
        hint: `Rename it. Reserved names: ${reserved.join(", ")}.`,
      },
    ];
  }
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(name)) return [];
  return [
    {
      code: "INVALID_NAME",
      path,
      message: `${subject} has an invalid name.`,
      hint: "Use letters, digits, `.`, `_` and `-`, and start with a letter or digit.",
    },
  ];
}

/** For each node with several calls, the first node that is named like one of them. */
function clashesIn(nodes: ReadonlyMap<string, NodeOutline>): ReadonlyMap<string, string> {
  const clashes = new Map<string, string>();
  for (const name of nodes.keys()) {
    const node = nodeOfCall(name, (base) => callsOf(nodes.get(base)));
    if (node !== undefined && !clashes.has(node)) clashes.set(node, name);
  }
  return clashes;
}

function callsOf(node: NodeOutline | undefined): number {
  return node?.flow?.modelCalls ?? 1;
}

function checkCallNames(node: NodeOutline, clash: string | undefined): Issue[] {
  if (clash === undefined) return [];
  const calls = callsOf(node);
  return [
    {
      code: "CLASHING_NAME",
      path: ["nodes", clash],
      message: `Node ${quote(clash)} has the same name as a call of node ${quote(node.name)}.`,
      hint: `Rename one of them. The ${calls} calls of ${quote(node.name)} are named ${quote(callName(node.name, 1, calls))} to ${quote(callName(node.name, calls, calls))}.`,
    },
  ];
}

/**
 * The node with several calls of which one has that name, such as `ada` for `ada-2`.
 *
 * @param countOf - The number of calls of a node, if there is a node of that name.
 */
export function nodeOfCall(
  name: string,
  countOf: (node: string) => number | undefined,
): string | undefined {
  const node = name.slice(0, Math.max(0, name.lastIndexOf("-")));
  const calls = countOf(node) ?? 1;
  const call = Number(name.slice(node.length + 1));
  const isCall = calls > 1 && call >= 1 && call <= calls && name === callName(node, call, calls);
  return isCall ? node : undefined;
}
