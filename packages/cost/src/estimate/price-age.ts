/** Prices older than this say so. Our choice: AWS's list prices change rarely, and seldom upwards. */
const OLD_DAYS = 183;

/** A sentence about prices that are old at `today`, or undefined if they are not. A date without day or month counts from its beginning. */
export function ageOf(date: string, today: string): string | undefined {
  if (date === "undated") return "Some prices have no date; how old they are is not known.";
  const days = Math.floor((Date.parse(today) - Date.parse(date)) / 86_400_000);
  return days > OLD_DAYS
    ? `The oldest price is of ${date}, ${days} days ago. \`stowage prices update\` reads the current ones.`
    : undefined;
}
