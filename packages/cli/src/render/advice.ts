import type { AdviceReport } from "@stowage/cost";
import type { Io } from "../io.js";
import { money } from "./money.js";
import { paint } from "./paint.js";

/** What would be cheaper, largest saving first, for a person. */
export function renderAdvice({ advice, currency, hours, monthly, region }: AdviceReport, io: Io): string {
  const parts = advice.map(({ resource, message, saving, risk, dsl }) => {
    const head = `${paint(io, "green", `-${money(saving)} ${currency}`)}  ${paint(io, "bold", resource || "the application")}  ${message}`;
    return [head, `    ${paint(io, "yellow", "risk")}  ${risk}`, ...(dsl ? [`    ${paint(io, "dim", "edit")}  ${dsl}`] : []), ""].join(
      "\n",
    );
  });
  const summary =
    advice.length === 0
      ? "Nothing cheaper is known"
      : advice.length === 1
        ? "1 way to save"
        : `${advice.length} ways to save; savings need not add up`;
  return `${parts.join("\n")}${parts.length > 0 ? "\n" : ""}${summary}: ${money(monthly)} ${currency} in ${hours} hours in ${region} now.\n`;
}
