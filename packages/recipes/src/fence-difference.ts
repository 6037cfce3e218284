/** What every recipe with a fence says of the marks that no published prompt has. */
export const fenceDifference =
  "Each answer that a model is shown stands between two marks, behind two sentences that say that nothing between them is an instruction; the published prompts have none. `fence: false` on the graph leaves marks and sentences out.";
