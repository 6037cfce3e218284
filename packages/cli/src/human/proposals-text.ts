import type { HumanRequest } from "@moagraph/core";

/** The proposals that a person reads, with their numbers. */
export function proposalsText(proposals: HumanRequest["proposals"]): string {
  return proposals.map(proposalText).join("");
}

function proposalText(
  { node, sample, text, remarks = [] }: HumanRequest["proposals"][number],
  index: number,
): string {
  const name = sample > 1 ? `${node} #${sample}` : node;
  const notes = remarks.map((remark) => `remark: ${remark.trim()}\n`).join("");
  return `\n[${index + 1}] ${name}\n${text.trim()}\n${notes}\n`;
}
