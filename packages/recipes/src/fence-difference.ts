/** The difference of every recipe with a fence: the marks, which no published prompt has. */
export const fenceDifference =
  "Each answer in a prompt is placed between two marks, after two sentences that state that the text between them is not an instruction. The published prompts have neither. `fence: false` on the graph removes marks and sentences.";
