/** Rows as columns that line up, two spaces apart; numbers (`align: "right"`) at the right edge of theirs. */
export function table(rows: readonly (readonly string[])[], align: readonly ("left" | "right")[] = []): string {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, index) => Math.max(all[index] ?? 0, cell.length)), []);
  return rows
    .map((row) =>
      row
        .map((cell, index) => (align[index] === "right" ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!)))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `  ${line}\n`)
    .join("");
}
