import { callName } from "../../spec/call-name.js";
import type { Issue } from "../../errors/issue.js";
import type { NodeOutline } from "./outline.js";
import type { Rule } from "./rule.js";

/** Names that the compiled graph uses itself: its own step and the keys of its state. */
const reservedNames: readonly string[] = [
  "begin",
  "messages",
  "answer",
  "proposals",
  "ledger",
  "runStart",
  "verdicts",
];

/** Names can be drawn, streamed and addressed in LangGraph, and no two calls share one. */
export const usableNames: Rule = ({ nodes }) => [
  ...[...nodes.values()].flatMap(({ name }) => checkName(name)),
  ...[...nodes.values()].flatMap((node) => checkCallNames(node, nodes)),
];

function checkName(name: string): Issue[] {
  if (reservedNames.includes(name) || name in Object.prototype) {
    return [
      {
        code: "RESERVED_NAME",
        path: ["nodes", name],
        message: `Node \`${name}\` has a name that the compiled graph uses itself.`,
        hint: `Give it another name than ${reservedNames.join(", ")}.`,
      },
    ];
  }
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(name)) return [];
  return [
    {
      code: "INVALID_NAME",
      path: ["nodes", name],
      message: `Node \`${name}\` has a name that cannot be drawn and addressed.`,
      hint: "Begin with a letter or digit, and go on with letters, digits, `.`, `_` or `-`.",
    },
  ];
}

function checkCallNames(node: NodeOutline, nodes: ReadonlyMap<string, NodeOutline>): Issue[] {
  const calls = node.flow?.modelCalls ?? 1;
  if (calls === 1) return [];
  const clash = [...nodes.keys()].find((name) => isCallName(name, node.name, calls));
  if (clash === undefined) return [];
  return [
    {
      code: "CLASHING_NAME",
      path: ["nodes", clash],
      message: `Node \`${clash}\` has the name of a call of node \`${node.name}\`.`,
      hint: `Rename one of them: the ${calls} calls of \`${node.name}\` are named \`${callName(node.name, 1, calls)}\` to \`${callName(node.name, calls, calls)}\`.`,
    },
  ];
}

function isCallName(name: string, node: string, calls: number): boolean {
  if (!name.startsWith(`${node}-`)) return false;
  const call = Number(name.slice(node.length + 1));
  return name === callName(node, call, calls) && call >= 1 && call <= calls;
}
