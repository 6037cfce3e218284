/** The controls of a text as visible characters, one for one. Line ends and tabs are kept. */
export interface PastedText {
  /** Replaces the controls, so that the text cannot control the terminal. */
  show(text: string): string;
  /** Restores the controls of all texts shown so far. */
  restore(shown: string): string;
}

// oxlint-disable-next-line no-control-regex
const controls = /[\0-\x08\x0B-\x1F\x7F-\x9F]/g;
const pictures = /[\u2400-\u2421\uE080-\uE09F]/g;

/** Makes a replacement of controls that remembers which ones there were. */
export function createPastedText(): PastedText {
  const seen = new Map<string, string>();
  const pictureOf = (control: string): string => {
    const picture = String.fromCharCode(control.charCodeAt(0) + offsetOf(control));
    seen.set(picture, control);
    return picture;
  };
  return {
    show: (text) => text.replaceAll(/\r\n?/g, "\n").replaceAll(controls, pictureOf),
    restore: (shown) => shown.replaceAll(pictures, (picture) => seen.get(picture) ?? picture),
  };
}

/** Unicode has pictures for U+0000 to U+001F, such as `␛`. The others get a private character. */
function offsetOf(control: string): number {
  if (control === "\x7F") return 0x23a2;
  return control < " " ? 0x2400 : 0xe000;
}
