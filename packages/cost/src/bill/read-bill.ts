import { StowageError } from "@stowage/model";
import type { CsvRow } from "../csv/read-csv.js";
import { damaged, readCsv } from "../csv/read-csv.js";
import { Money } from "../money.js";
import type { BillFormat } from "./bill-format.js";
import { billFormatOf } from "./bill-format.js";
import { itemOfUsageType } from "./usage-types.js";

/** What a bill says of tasks and of the instances under them. Amounts are decimals. */
export interface Bill {
  readonly format: BillFormat["name"];
  readonly currency: string;
  /** The span of its rows about ECS, in UTC. */
  readonly from: string;
  readonly to: string;
  readonly hours: number;
  /** By service: `cluster/service` by the managed tags of ECS, else `""`. */
  readonly services: readonly BilledService[];
  /** Instance costs by resource id and hour, amortised, as `splitRecords` can take them (with vCPU and memory from the catalogue). */
  readonly instances: ReadonlyMap<string, ReadonlyMap<string, { readonly type: string; readonly cost: string }>>;
  /** Whether it has rows that split instances among tasks. */
  readonly split: boolean;
  readonly rows: number;
}

export interface BilledService {
  readonly resource: string;
  /** Items of an estimate (`fargate.vcpu`, …), and `split.vcpu`, `split.memory` with the unused part. */
  readonly items: Readonly<Record<string, string>>;
  readonly total: string;
}

/**
 * Reads an export of a bill as it streams in: a Cost and Usage Report (2.0 or legacy) or a FOCUS export, as CSV. Costs are amortised: the
 * effective cost of what a Savings Plan or a reservation covers.
 *
 * @throws StowageError `bill-format`, `csv-damaged`, `bill-currency`; with line and column.
 *
 * @example
 * const bill = await readBill(createReadStream("export.csv.gz").pipe(createGunzip()));
 */
export async function readBill(chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): Promise<Bill> {
  let reader: RowReader | undefined;
  const books = openBooks();
  for await (const row of readCsv(chunks)) {
    if (reader === undefined) reader = rowReader(row.fields);
    else books.add(row, reader);
  }
  if (reader === undefined) throw damaged(1, 1, "the file is empty");
  return books.close(reader.format.name);
}

interface RowReader {
  readonly format: BillFormat;
  text(row: CsvRow, names: readonly string[]): string;
  amount(row: CsvRow, names: readonly string[]): Money;
  tags(row: CsvRow): Readonly<Record<string, string>>;
}

function rowReader(header: readonly string[]): RowReader {
  const format = billFormatOf(header);
  const positions = new Map(header.map((name, at) => [name, at]));
  const tagColumns = format.tagPrefix === undefined ? [] : header.filter((name) => format.tagPrefix!.test(name));
  const indexOf = (names: readonly string[], row: CsvRow): number =>
    names.map((name) => positions.get(name) ?? -1).find((at) => at >= 0 && row.fields[at] !== "") ?? -1;
  const text = (row: CsvRow, names: readonly string[]): string => row.fields[indexOf(names, row)] ?? "";
  return {
    format,
    text,
    amount(row, names) {
      const at = indexOf(names, row);
      const value = row.fields[at] ?? "0";
      if (/^-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(value)) return new Money(value);
      throw damaged(row.line, row.columns[at]!, `${header[at]} is "${value}", which is no amount`);
    },
    tags(row) {
      const json = text(row, format.tags);
      const own = tagColumns.map((name) => [name.replace(format.tagPrefix!, ""), row.fields[positions.get(name)!] ?? ""]);
      const listed = json === "" ? {} : parseTags(json, row, row.columns[indexOf(format.tags, row)]!);
      return { ...listed, ...Object.fromEntries(own) };
    },
  };
}

function parseTags(json: string, row: CsvRow, column: number): Record<string, string> {
  try {
    const tags: unknown = JSON.parse(json);
    if (typeof tags === "object" && tags !== null)
      return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]));
  } catch {
    // Said below, with its place.
  }
  throw damaged(row.line, column, "the tags are not a JSON object");
}

function openBooks(): { add(row: CsvRow, reader: RowReader): void; close(format: BillFormat["name"]): Bill } {
  const services = new Map<string, Map<string, Money>>();
  const instances = new Map<string, Map<string, { readonly type: string; readonly cost: string }>>();
  let [currency, from, to] = ["", "", ""];
  let rows = 0;

  const mustBeOneCurrency = (own: string, row: CsvRow): void => {
    if (currency === "") currency = own;
    else if (own !== currency) {
      throw new StowageError("bill-currency", `Line ${row.line}: the bill is in ${currency}, this row in ${own}.`, {
        hint: "Compare one currency at a time.",
      });
    }
  };

  return {
    add(row, reader) {
      rows++;
      const item = itemOfUsageType(reader.text(row, reader.format.usageType));
      if (item === undefined) return;
      const lineType = reader.text(row, reader.format.lineType);
      if (/^(Tax|Credit|Refund|Purchase)$/.test(lineType)) return;
      mustBeOneCurrency(reader.text(row, reader.format.currency), row);
      const [start, end] = [timeOf(reader.text(row, reader.format.start), row), timeOf(reader.text(row, reader.format.end), row)];
      const cost = reader.amount(row, reader.format.cost[lineType] ?? reader.format.cost["*"]!);
      if (item.startsWith("ec2.")) {
        const id = reader.text(row, reader.format.resource);
        const hours = instances.get(id) ?? new Map<string, { type: string; cost: string }>();
        const before = hours.get(start)?.cost ?? "0";
        instances.set(id, hours.set(start, { type: item.slice("ec2.".length), cost: cost.plus(before).toString() }));
        return;
      }
      if (from === "" || start < from) from = start;
      if (end > to) to = end;
      const amount = item.startsWith("split.")
        ? reader.amount(row, reader.format.splitCost).plus(reader.amount(row, reader.format.unusedCost))
        : cost;
      const resource = resourceOf(reader.tags(row));
      const items = services.get(resource) ?? new Map<string, Money>();
      services.set(resource, items.set(item, amount.plus(items.get(item) ?? 0)));
    },
    close: (format) => ({
      format,
      currency,
      from,
      to,
      hours: from === "" ? 0 : (Date.parse(to) - Date.parse(from)) / 3_600_000,
      services: [...services].map(([resource, items]) => ({
        resource,
        items: Object.fromEntries([...items].map(([item, amount]) => [item, amount.toString()])),
        total: [...items.values()].reduce((sum, amount) => sum.plus(amount), new Money(0)).toString(),
      })),
      instances,
      split: [...services.values()].some((items) => items.has("split.vcpu")),
      rows,
    }),
  };
}

/** CUR 2.0 as CSV writes `2026-10-01 00:00:00.000`, the others ISO 8601; all are UTC. */
function timeOf(text: string, row: CsvRow): string {
  const iso = /[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(" ", "T")}Z`;
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw damaged(row.line, 1, `"${text}" is no time`);
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Exports write the managed tags in several ways: `aws:ecs:serviceName`, `aws_ecs_service_name`, `aws/ecs/serviceName`. */
function resourceOf(tags: Readonly<Record<string, string>>): string {
  const plain = new Map(Object.entries(tags).map(([key, value]) => [key.toLowerCase().replace(/[^a-z]/g, ""), value]));
  const [cluster, service] = [plain.get("awsecsclustername"), plain.get("awsecsservicename")];
  return service ? `${cluster || "default"}/${service}` : "";
}
