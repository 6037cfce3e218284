/** A time as `2026-11-29 12:40`, in the time zone of the machine. */
export function localMinute(iso: string): string {
  const date = new Date(iso);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace("T", " ");
}
