import { useEffect } from "react";

/** Distance from the end of the page within which it is followed, in pixels. */
const nearPx = 160;

/** Keeps the end of the page in view while it grows, unless the reader has scrolled up. */
export function useFollowEnd(): void {
  useEffect(() => {
    const { documentElement: page } = document;
    let isNear = true;
    const note = (): void => {
      isNear = page.scrollHeight - page.clientHeight - page.scrollTop < nearPx;
    };
    const follow = new ResizeObserver(() => {
      if (isNear) page.scrollTop = page.scrollHeight;
    });
    addEventListener("scroll", note);
    follow.observe(document.body);
    return () => {
      removeEventListener("scroll", note);
      follow.disconnect();
    };
  }, []);
}
