import { formatAmount, formatDifference, formatMoney } from "../format-money.js";
import type { CostDiff } from "./diff-estimates.js";
import { footLines, headline, plural } from "./diff-text.js";
import { summarize } from "./summarize.js";

/** A diff as a comment for a pull request. */
export function renderMarkdown(diff: CostDiff): string {
  const { changes, more, unchanged } = summarize(diff);
  const rows = changes.map(({ resource, base, head, difference, what }) =>
    row([
      code(resource),
      base === undefined ? "–" : formatAmount(base),
      head === undefined ? "–" : formatAmount(head),
      formatDifference(difference),
      escape(what),
    ]),
  );
  const rest = more.count === 0 ? [] : [row([`${more.count} more`, "", "", formatDifference(more.difference), ""])];
  const same =
    unchanged.count === 0 ? undefined : `${plural(unchanged.count)} unchanged at ${formatMoney(unchanged.monthly, diff.currency)}.`;
  return [
    `### Cost: ${headline(diff)}`,
    "",
    ...(rows.length > 0
      ? [row(["Resource", "Before", "After", "Change", "What changes"]), "|---|--:|--:|--:|---|", ...rows, ...rest, ""]
      : []),
    footLines(diff, same).map(escape).join(" "),
    ...(diff.assumptions.length > 0
      ? [
          "",
          "<details><summary>Assumptions</summary>",
          "",
          ...diff.assumptions.map((sentence) => `- ${escape(sentence)}`),
          "",
          "</details>",
        ]
      : []),
    "",
  ].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Names come from definitions: nothing in them may end a cell or be markup. */
function code(text: string): string {
  return `\`${text.replace(/[`|\r\n]/g, " ")}\``;
}

function escape(text: string): string {
  return text.replace(/[\\|<>*`[\]]/g, "\\$&").replace(/[\r\n]+/g, " ");
}
