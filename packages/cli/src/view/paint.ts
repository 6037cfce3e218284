import type { WriteStream } from "node:tty";
import yoctocolors from "yoctocolors";
import { escapeControls } from "@moagraph/report/words";

/** Functions that colour a text by its meaning, for a terminal: control characters are escaped. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly busy: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** No colours. */
export const plainPaint: Paint = paintWith({});

/** Colours for a terminal that supports them, unless NO_COLOR is set. */
export function paintFor(stream: WriteStream): Paint {
  const { env } = process;
  if (!stream.isTTY || (env["NO_COLOR"] ?? "") !== "" || !stream.hasColors()) return plainPaint;
  const { bold: strong, dim: quiet, cyan: busy, green: good, red: bad } = yoctocolors;
  return paintWith({ strong, quiet, busy, good, bad });
}

/** Escapes before colouring: only our own control sequences reach the terminal. */
function paintWith(colours: Partial<Paint>): Paint {
  const escaped =
    (colour: Paint[keyof Paint] = (text) => text) =>
    (text: string): string =>
      colour(escapeControls(text));
  const { strong, quiet, busy, good, bad } = colours;
  return {
    strong: escaped(strong),
    quiet: escaped(quiet),
    busy: escaped(busy),
    good: escaped(good),
    bad: escaped(bad),
  };
}
