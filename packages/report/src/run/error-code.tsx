import { docsUrlOf } from "@moagraph/provider-kit";
import type { VNode } from "preact";

/** The code of an error, as a link to its page. Other packages may have codes of another form, without a page. */
export function ErrorCode({ code }: { readonly code: string }): VNode {
  if (!/^[A-Z][A-Z0-9_]*$/.test(code)) return <strong>{code}</strong>;
  return (
    <a href={docsUrlOf(code)} rel="noreferrer">
      {code}
    </a>
  );
}
