import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { AnswerItem } from "./answer-item.js";
import { Filters } from "./filters.js";
import { type AnswerFilter, anyAnswer, selectAnswers } from "./select-answers.js";
import type { ShownAnswer } from "./shown-answer.js";

const pageSize = 25;

/** All answers in pages, with search and filters. */
export function AnswerList({ answers }: { readonly answers: readonly ShownAnswer[] }): VNode {
  const [filter, setFilter] = useState(anyAnswer);
  const settled = useSettled(filter);
  const selected = useMemo(() => selectAnswers(answers, settled), [answers, settled]);
  const [page, setPage] = useState(0);
  const change = (part: Partial<AnswerFilter>): void => {
    setFilter((before) => ({ ...before, ...part }));
    setPage(0);
  };
  const first = page * pageSize;
  return (
    <>
      <Filters answers={answers} filter={filter} onChange={change} />
      <p role="status">
        {selected.length.toLocaleString("en-US")} of {answers.length.toLocaleString("en-US")}{" "}
        answers
      </p>
      <ol class="moa-answers">
        {selected.slice(first, first + pageSize).map((answer) => (
          <AnswerItem key={answer.key} answer={answer} all={answers} />
        ))}
      </ol>
      <Pages page={page} count={Math.ceil(selected.length / pageSize)} onChange={setPage} />
    </>
  );
}

const typingMs = 80;

/** The filter after a pause in typing. */
function useSettled(filter: AnswerFilter): AnswerFilter {
  const [settled, setSettled] = useState(filter);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filter), typingMs);
    return () => clearTimeout(timer);
  }, [filter]);
  return settled;
}

interface PagesProps {
  readonly page: number;
  readonly count: number;
  readonly onChange: (page: number) => void;
}

function Pages({ page, count, onChange }: PagesProps): VNode | null {
  if (count < 2) return null;
  return (
    <nav class="moa-pages" aria-label="Pages of answers">
      <button type="button" disabled={page === 0} onClick={() => onChange(page - 1)}>
        Previous
      </button>
      <span>
        Page {page + 1} of {count}
      </span>
      <button type="button" disabled={page + 1 >= count} onClick={() => onChange(page + 1)}>
        Next
      </button>
    </nav>
  );
}
