import { useEffect, useState } from "react";
import { assistants } from "./assistants.js";

/** Which conversation is open. */
export interface PageAddress {
  readonly assistant: string;
  /** `null` before the first question. */
  readonly thread: string | null;
}

/**
 * The conversation that the address of the page names, as `?assistant=panel&thread=…`, and a function
 * that opens another. So a reload, a bookmark and the button "back" show a conversation again.
 */
export function usePageAddress(): [PageAddress, (opened: PageAddress) => void] {
  const [address, setAddress] = useState(readAddress);
  useEffect(() => {
    const follow = (): void => setAddress(readAddress());
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const open = (opened: PageAddress): void => {
    history.pushState(null, "", `?${queryOf(opened)}`);
    setAddress(opened);
  };
  return [address, open];
}

function readAddress(): PageAddress {
  const query = new URLSearchParams(location.search);
  const known = assistants.find(({ id }) => id === query.get("assistant")) ?? assistants[0];
  return { assistant: known.id, thread: query.get("thread") };
}

function queryOf({ assistant, thread }: PageAddress): URLSearchParams {
  return new URLSearchParams({ assistant, ...(thread === null ? {} : { thread }) });
}
