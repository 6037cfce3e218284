/** The text of a page that its HTML holds, without navigation, sidebar and outline. */
export function writtenText(html: string): string {
  const start = /class="(?:vp-doc|VPHome|VPPage)\b/.exec(html)?.index ?? html.length;
  const end = html.indexOf("</main>", start);
  const content = html.slice(start, end < 0 ? html.indexOf("</body>", start) : end);
  return content
    .replaceAll(/<script\b[^>]*>[^<]*<\/script>/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
