/** Characters of a graph's text. A graph of 3 layers of 50 nodes has about 70,000. */
export const longestText = 262_144;
