import type { Subject } from "./subject.js";

/** Claims about honey bees. */
export const honeyBees: Subject = {
  name: "honey bees",
  aliases: ["bee", "bees", "honeybee", "honeybees", "honey"],
  truths: [
    "A honey bee colony has one queen, who lays nearly all of its eggs.",
    "Honey bees tell their nest mates where to find flowers by a waggle dance.",
    "Honey bees have five eyes: two compound ones and three simple ones.",
    "Worker honey bees are all female.",
    "A worker honey bee lives about six weeks in summer and several months in winter.",
    "Honey bees build six-sided cells from wax that they secrete from glands on the abdomen.",
    "Honey bees see ultraviolet light, but red looks dark to them.",
    "A larva that is to become a queen bee is fed royal jelly all through its growth.",
    "Drones, the male honey bees, have no sting.",
    "In winter honey bees cluster together and shiver their flight muscles to keep warm.",
  ],
  falsehoods: [
    "Honey bees sleep through the whole winter without eating.",
    "The queen bee decides each morning which flowers her workers visit.",
    "Honey bees make their honey out of pollen and have no use for nectar.",
    "A drone collects twice as much nectar as a worker bee.",
  ],
};
