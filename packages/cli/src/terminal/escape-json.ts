import { controls } from "@moagraph/report/words";

/** JSON for a terminal: the same value, with control characters as escapes such as `\u001b`. */
export function escapeJson(json: string): string {
  return json.replaceAll(controls, (character) =>
    Array.from({ length: character.length }, (_, index) =>
      unitEscape(character.charAt(index)),
    ).join(""),
  );
}

/** A UTF-16 code unit as a JSON escape, such as `\u001b`. */
export function unitEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
