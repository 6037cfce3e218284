import { parseUrl } from "@moagraph/provider-kit";
import type { VNode } from "preact";

/** An address as a link, or as text if it is not one of the web, such as `javascript:`. */
export function WebLink({ address }: { readonly address: string }): VNode {
  if (!isOfWeb(address)) return <span>{address}</span>;
  return (
    <a href={address} rel="noreferrer">
      {address}
    </a>
  );
}

/** A report may come from a file. Its addresses are checked as a browser reads them. */
function isOfWeb(address: string): boolean {
  return ["https:", "http:"].includes(parseUrl(address)?.protocol ?? "");
}
