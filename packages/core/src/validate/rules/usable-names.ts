import { callName } from "../../spec/call-name.js";
import type { Issue } from "../../errors/issue.js";
import type { NodeOutline } from "./outline.js";
import type { Rule } from "./rule.js";

/** Names of the compiled graph's own step and of its state keys. */
const reservedNames: readonly string[] = [
  "begin",
  "messages",
  "answer",
  "proposals",
  "ledger",
  "runStart",
  "verdicts",
];

/** Names work in diagrams, streams and LangGraph, and no two calls have the same name. */
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
        message: `Node \`${name}\` has a reserved name.`,
        hint: `Rename it. Reserved names: ${reservedNames.join(", ")}.`,
      },
    ];
  }
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(name)) return [];
  return [
    {
      code: "INVALID_NAME",
      path: ["nodes", name],
      message: `Node \`${name}\` has an invalid name.`,
      hint: "Use letters, digits, `.`, `_` and `-`, and start with a letter or digit.",
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
      message: `Node \`${clash}\` has the same name as a call of node \`${node.name}\`.`,
      hint: `Rename one of them. The ${calls} calls of \`${node.name}\` are named \`${callName(node.name, 1, calls)}\` to \`${callName(node.name, calls, calls)}\`.`,
    },
  ];
}

function isCallName(name: string, node: string, calls: number): boolean {
  if (!name.startsWith(`${node}-`)) return false;
  const call = Number(name.slice(node.length + 1));
  return name === callName(node, call, calls) && call >= 1 && call <= calls;
}
