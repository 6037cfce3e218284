import { chess } from "./chess.js";
import { coffee } from "./coffee.js";
import { honeyBees } from "./honey-bees.js";
import { photosynthesis } from "./photosynthesis.js";
import { printingPress } from "./printing-press.js";
import { romanAqueducts } from "./roman-aqueducts.js";
import { sanFrancisco } from "./san-francisco.js";
import { sourdough } from "./sourdough.js";
import { theMoon } from "./the-moon.js";
import { tides } from "./tides.js";
import { violin } from "./violin.js";
import { volcanoes } from "./volcanoes.js";
import type { Subject } from "./subject.js";

/** All subjects that simulated models know. */
export const subjects: readonly Subject[] = [
  theMoon,
  honeyBees,
  coffee,
  romanAqueducts,
  sanFrancisco,
  volcanoes,
  chess,
  printingPress,
  tides,
  sourdough,
  violin,
  photosynthesis,
];

/** All claims of the fact base, true and false. */
export const claims: readonly string[] = subjects.flatMap(({ truths, falsehoods }) => [
  ...truths,
  ...falsehoods,
]);
