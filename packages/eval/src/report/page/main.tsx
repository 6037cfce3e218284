// The script of a page. The build bundles it into dist/report/page/main.js.
import { render } from "preact";
// Tables of class `sortable` are sorted by a click on a heading.
import "sortable-tablesort";
import { answersId } from "../page-data.js";
import { AnswerList } from "./answer-list.js";
import { prepareSearch } from "./prepare-search.js";
import { readAnswers } from "./shown-answer.js";

const place = document.getElementById(answersId);
if (place !== null) {
  place.textContent = "";
  const answers = readAnswers(document);
  render(<AnswerList answers={answers} />, place);
  prepareSearch(answers);
}
