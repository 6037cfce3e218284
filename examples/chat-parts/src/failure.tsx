/** Says why a run failed, at once also to a screen reader. */
export function Failure({ text }: { readonly text: string }) {
  return (
    <p className="failure" role="alert">
      {text}
    </p>
  );
}
