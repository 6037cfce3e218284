import type { Subject } from "./subject.js";

/** Claims about tides. */
export const tides: Subject = {
  name: "tides",
  aliases: ["tide", "tides", "tidal"],
  truths: [
    "Tides are caused mainly by the pull of the Moon, and to a lesser degree by that of the Sun.",
    "Most coasts have two high tides and two low tides in about 24 hours and 50 minutes.",
    "Spring tides, the strongest, come around new and full moon, when Sun and Moon pull along one line.",
    "Neap tides, the weakest, come around the half moons.",
    "The Bay of Fundy in Canada has the largest tides in the world, up to about 16 metres.",
    "The tides of the Mediterranean are small, mostly well under a metre.",
    "Tidal friction lengthens the Earth's day by about two milliseconds in a century.",
    "The tidal power station on the Rance in France has made electricity since 1966.",
    "A tidal bore is a wave that runs up a river with the rising tide.",
    "The solid ground also rises and falls with the tides, by some tens of centimetres.",
  ],
  falsehoods: [
    "Tides are caused by winds that turn around twice a day.",
    "High tide comes at noon and at midnight on every coast of the world.",
    "The largest tides in the world are those of the Black Sea.",
    "In the northern half of the world the tides stop during winter.",
  ],
};
