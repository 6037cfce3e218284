import { replaceControls } from "@moagraph/report/words";

/** The controls of a text as visible characters, one for one. Line ends and tabs are kept. */
export interface PastedText {
  /** Replaces the controls, so that the text cannot control the terminal. */
  show(text: string): string;
  /** Restores the controls of all texts shown so far. */
  restore(shown: string): string;
}

const pictures = /[\u2400-\u2421\uE000-\uEFFF]/g;

/** Makes a replacement of controls that remembers which ones there were. */
export function createPastedText(): PastedText {
  const seen = new Map<string, string>();
  const pictureOf = (control: string): string => {
    const picture = pictureAt(control.codePointAt(0) ?? 0);
    seen.set(picture, control);
    return picture;
  };
  return {
    show: (text) => replaceControls(text.replaceAll(/\r\n?/g, "\n"), pictureOf),
    restore: (shown) => shown.replaceAll(pictures, (picture) => seen.get(picture) ?? picture),
  };
}

/**
 * Unicode has pictures for U+0000 to U+001F, such as `␛`. The others get a private character of
 * their own, one column wide.
 */
function pictureAt(control: number): string {
  if (control < 0x20) return String.fromCharCode(0x2400 + control);
  if (control === 0x7f) return "\u2421";
  const plane = control > 0xffff ? 0x100 : 0;
  return String.fromCharCode(0xe000 + plane + (control & 0xfff));
}
