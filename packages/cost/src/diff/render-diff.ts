import { formatAmount, formatDifference, formatMoney } from "../format-money.js";
import { alignColumns } from "./align-columns.js";
import type { CostDiff } from "./diff-estimates.js";
import { footLines, headline, plural } from "./diff-text.js";
import { renderMarkdown } from "./render-markdown.js";
import { summarize } from "./summarize.js";

/**
 * A diff for the terminal, for programs, or as a comment on a pull request. The first and the last fit on a screen: the largest changes
 * come first and the others are summed up.
 *
 * @example
 * process.stdout.write(renderDiff(diffEstimates(before, after), "markdown"));
 */
export function renderDiff(diff: CostDiff, format: "table" | "json" | "markdown"): string {
  if (format === "json") return `${JSON.stringify(diff, undefined, 2)}\n`;
  return format === "markdown" ? renderMarkdown(diff) : renderTable(diff);
}

function renderTable(diff: CostDiff): string {
  const { changes, more, unchanged } = summarize(diff);
  const rows = changes.map(({ resource, base, head, difference, what }) => [
    resource,
    base === undefined ? "-" : formatAmount(base),
    head === undefined ? "-" : formatAmount(head),
    formatDifference(difference),
    what,
  ]);
  return [
    headline(diff),
    ...(rows.length > 0 ? ["", ...alignColumns([["RESOURCE", "BEFORE", "AFTER", "CHANGE", "WHAT CHANGES"], ...rows], [1, 2, 3])] : []),
    ...(more.count > 0 ? [`${more.count} more resources change by ${formatDifference(more.difference)} together`] : []),
    "",
    ...footLines(
      diff,
      unchanged.count === 0 ? undefined : `${plural(unchanged.count)} unchanged at ${formatMoney(unchanged.monthly, diff.currency)}.`,
    ),
    "",
  ].join("\n");
}
