/** FLASK's twelve skills, by the names and in the order of its results. */
export const flaskSkills: readonly string[] = [
  "robustness",
  "correctness",
  "efficiency",
  "factuality",
  "commonsense",
  "comprehension",
  "insightfulness",
  "completeness",
  "metacognition",
  "readability",
  "conciseness",
  "harmlessness",
];

/** FLASK's domains, in the order of its results. */
export const flaskDomains: readonly string[] = [
  "Humanities",
  "Language",
  "Social Science",
  "History",
  "Culture",
  "Technology",
  "Coding",
  "Math",
  "Natural Science",
  "Health",
];

/** FLASK's levels of difficulty, the easiest first. */
export const flaskDifficulties: readonly string[] = [
  "simple lifestyle knowledge",
  "advanced lifestyle knowledge",
  "formal education knowledge",
  "major level knowledge",
  "expert level knowledge",
];
