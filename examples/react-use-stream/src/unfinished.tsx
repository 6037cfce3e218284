/** Offers to continue a run that was stopped or has failed. Calls that have ended are not made again. */
export function Unfinished({ onContinue }: { readonly onContinue: () => void }) {
  return (
    <p className="unfinished">
      The answer is not complete.{" "}
      <button type="button" onClick={onContinue}>
        Continue
      </button>
    </p>
  );
}
