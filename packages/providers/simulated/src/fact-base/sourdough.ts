import type { Subject } from "./subject.js";

/** Claims about sourdough bread. */
export const sourdough: Subject = {
  name: "sourdough bread",
  aliases: ["sourdough", "bread"],
  truths: [
    "Sourdough rises through wild yeasts and lactic acid bacteria that live in its starter.",
    "A sourdough starter is flour and water, left to ferment and fed again and again.",
    "Sourdough owes its sour taste to lactic and acetic acid.",
    "A sourdough starter needs feeding about once a day at room temperature, and about once a week in the fridge.",
    "Sourdough rises more slowly than dough made with baker's yeast.",
    "Sourdough made of wheat contains gluten.",
    "One of the bacteria of sourdough, Fructilactobacillus sanfranciscensis, is named after San Francisco.",
    "The acids in sourdough slow the growth of mould, so that the loaf keeps longer.",
    "Before baker's yeast was widely sold in the nineteenth century, much bread was raised with sourdough.",
    "The fermentation of sourdough breaks down phytic acid, which makes the minerals in flour easier to absorb.",
  ],
  falsehoods: [
    "Sourdough owes its sour taste to vinegar that is kneaded into it.",
    "A sourdough starter dies as soon as metal touches it.",
    "Sourdough never contains gluten, whatever flour it is made of.",
    "Sourdough rises only in complete darkness.",
  ],
};
