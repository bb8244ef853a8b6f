/** A field of a CSV row, in quotes where it needs them. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The hour that follows: `2026-10-01T23:00:00Z` → `2026-10-02T00:00:00Z`. What is no time is given back as it is. */
export function hourAfter(hour: string): string {
  const start = Date.parse(hour);
  return Number.isNaN(start) ? hour : iso(start + 3_600_000);
}

/** The first moment of the hour's month, in UTC. */
export function monthOf(hour: string): string {
  return `${hour.slice(0, 7)}-01T00:00:00Z`;
}

/** The first moment of the month after. */
export function monthAfter(hour: string): string {
  const [year = 0, month = 0] = hour.slice(0, 7).split("-").map(Number);
  return iso(Date.UTC(year, month, 1));
}

/**
 * Tags of a record from its columns: `tag:team` is the user's tag `team`; `cluster`, `service` and `family` are also the managed tags of ECS.
 * Source: Amazon ECS Developer Guide, "Tagging resources" (`aws:ecs:clusterName`, `aws:ecs:serviceName`).
 */
export function tagsOfRecord(values: readonly string[], columns: readonly string[]): Record<string, string> {
  const managed: { readonly [column: string]: string } = { cluster: "aws:ecs:clusterName", service: "aws:ecs:serviceName" };
  return Object.fromEntries(
    columns.flatMap((column, at) => {
      const value = values[at] ?? "";
      return value === "" ? [] : [[managed[column] ?? column.replace(/^tag:/, ""), value]];
    }),
  );
}

function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
