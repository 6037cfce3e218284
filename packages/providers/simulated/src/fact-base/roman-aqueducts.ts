import type { Subject } from "./subject.js";

/** Claims about the Roman aqueducts. */
export const romanAqueducts: Subject = {
  name: "the Roman aqueducts",
  aliases: ["aqueduct", "aqueducts"],
  truths: [
    "Roman aqueducts carried water by gravity, along a gentle and steady slope.",
    "Most of the length of Rome's aqueducts ran underground.",
    "The Aqua Appia, Rome's first aqueduct, was begun in 312 BC.",
    "The Pont du Gard in France carried the aqueduct of Nîmes across the river Gardon.",
    "Eleven aqueducts served the city of Rome by the third century AD.",
    "The Aqua Marcia, one of Rome's aqueducts, was about 91 kilometres long.",
    "Frontinus, who was put in charge of Rome's water in AD 97, wrote a treatise on the aqueducts.",
    "The Aqua Virgo, much restored, still feeds the Trevi Fountain.",
    "Roman builders lined the channels of their aqueducts with waterproof mortar.",
    "The aqueduct of Segovia in Spain has arches of granite blocks set without mortar.",
  ],
  falsehoods: [
    "Roman aqueducts were driven by pumps that elephants turned.",
    "Roman aqueducts carried olive oil on two days of each week.",
    "All of Rome's aqueducts were built within a single year, under the emperor Nero.",
    "The Pont du Gard is built entirely of wood.",
  ],
};
