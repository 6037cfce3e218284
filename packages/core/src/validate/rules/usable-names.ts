import { callName } from "../../spec/call-name.js";
import type { Issue } from "../issue.js";
import type { NodeOutline } from "../outline.js";
import type { Rule } from "../rule.js";

/** Names that the compiled graph uses itself: its own step and the keys of its state. */
const reservedNames: readonly string[] = [
  "begin",
  "messages",
  "answer",
  "proposals",
  "ledger",
  "runStartedAt",
];

/** Names can be drawn, streamed and addressed in LangGraph, and no two calls share one. */
export const usableNames: Rule = ({ nodes }) => [
  ...[...nodes.values()].flatMap(({ name }) => checkName(name)),
  ...[...nodes.values()].flatMap((node) => checkSampleNames(node, nodes)),
];

function checkName(name: string): Issue[] {
  if (reservedNames.includes(name)) {
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

function checkSampleNames(node: NodeOutline, nodes: ReadonlyMap<string, NodeOutline>): Issue[] {
  if (node.samples === 1) return [];
  const clash = [...nodes.keys()].find((name) => isSampleName(name, node));
  if (clash === undefined) return [];
  return [
    {
      code: "CLASHING_NAME",
      path: ["nodes", clash],
      message: `Node \`${clash}\` has the name of a sample of node \`${node.name}\`.`,
      hint: `Rename one of them: ${node.samples} samples of \`${node.name}\` are called \`${callName(node.name, 1, 2)}\` to \`${callName(node.name, node.samples, 2)}\`.`,
    },
  ];
}

function isSampleName(name: string, node: NodeOutline): boolean {
  if (!name.startsWith(`${node.name}-`)) return false;
  const sample = Number(name.slice(node.name.length + 1));
  return name === callName(node.name, sample, 2) && sample >= 1 && sample <= node.samples;
}
