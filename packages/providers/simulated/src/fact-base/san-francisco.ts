import type { Subject } from "./subject.js";

/** Claims about San Francisco. */
export const sanFrancisco: Subject = {
  name: "San Francisco",
  aliases: ["San Francisco", "SF", "San Fran", "Frisco"],
  truths: [
    "Walk or cycle across the Golden Gate Bridge, which opened in 1937.",
    "Take the ferry to Alcatraz Island and tour the former federal prison.",
    "Ride a cable car over the hills: San Francisco has run them since 1873.",
    "Watch the sea lions at Pier 39, where they have gathered since about 1990.",
    "Stroll through Golden Gate Park, which is larger than New York's Central Park.",
    "Eat your way through Chinatown, one of the oldest in North America.",
    "Go down the crooked block of Lombard Street, with its eight hairpin turns.",
    "Look at the murals of the Mission District, such as those in Balmy Alley.",
    "Climb Twin Peaks for a wide view over the city and the bay.",
    "Browse the shops and the farmers' market of the Ferry Building on the Embarcadero.",
    "Try things out at the Exploratorium, a hands-on museum of science at Pier 15.",
    "See the Painted Ladies, a row of Victorian houses beside Alamo Square.",
  ],
  falsehoods: [
    "Take the lift to the top of the Space Needle, the tallest tower of San Francisco.",
    "Swim in the lagoon below the Golden Gate Bridge, which is heated all year.",
    "Ride the underwater railway from Pier 39 to Alcatraz Island.",
    "Visit the Hollywood Walk of Fame, which runs along the Embarcadero.",
  ],
};
