import { replaceControls, unitEscape } from "@moagraph/report/words";

/** JSON for a terminal: the same value, with control characters as escapes such as `\u001b`. */
export function escapeJson(json: string): string {
  return replaceControls(json, (character) =>
    Array.from({ length: character.length }, (_, index) =>
      unitEscape(character.charAt(index)),
    ).join(""),
  );
}
