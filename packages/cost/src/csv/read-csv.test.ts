import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "./read-csv.js";

async function rowsOf(text: string, chunk = text.length || 1): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  const chunks = Array.from({ length: Math.ceil(text.length / chunk) }, (_, at) => text.slice(at * chunk, (at + 1) * chunk));
  for await (const { fields } of readCsv(chunks)) rows.push(fields);
  return rows;
}

const quoted = (field: string): string => (/[",\r\n]/.test(field) || field === "" ? `"${field.replaceAll('"', '""')}"` : field);

describe("reading CSV", () => {
  it("gives back what was written, in chunks of any size", async () => {
    const field = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", " ", "1"), maxLength: 6 });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1 }));
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), fc.constantFrom("\n", "\r\n"), async (rows, chunk, newline) => {
        const text = rows.map((row) => row.map(quoted).join(",")).join(newline) + newline;
        const kept = rows.filter((row) => row.length > 1 || row[0] !== "");
        expect(await rowsOf(text, chunk)).toEqual(kept);
      }),
    );
  });

  it("reads bytes, a byte order mark and a last line without an end", async () => {
    const bytes = new TextEncoder().encode("\uFEFFa,b\nü,2");
    const rows = [];
    for await (const row of readCsv([bytes.subarray(0, 8), bytes.subarray(8)])) rows.push(row);
    expect(rows).toEqual([
      { fields: ["a", "b"], line: 1, columns: [1, 3] },
      { fields: ["ü", "2"], line: 2, columns: [1, 3] },
    ]);
  });

  it("says where a field stands, over lines within quotes", async () => {
    const rows = [];
    for await (const row of readCsv(['a,b\n"x\ny",2\n3,44\n'])) rows.push([row.line, ...row.columns]);
    expect(rows).toEqual([
      [1, 1, 3],
      [2, 1, 4],
      [4, 1, 3],
    ]);
  });

  it.each([
    ["too few fields", "a,b\n1\n", "Line 2, column 1: the row has 1 fields, the header 2."],
    ["too many fields", "a,b\n1,2,3\n", "Line 2, column 5: the row has 3 fields, the header 2."],
    ["an open quote", 'a,b\n1,"2\n3,4\n', "Line 2, column 3: a quote is not closed."],
    ["a quote in the middle", 'a,b\n1,2"2\n', "Line 2, column 4: a quote stands in the middle of a field."],
    ["text behind a quote", 'a,b\n"1"x,2\n', "Line 2, column 4: text follows a closing quote."],
  ])("refuses %s", async (_, text, message) => {
    await expect(rowsOf(text)).rejects.toMatchObject({ code: "csv-damaged", message });
    await expect(rowsOf(text, 1)).rejects.toMatchObject({ code: "csv-damaged", message });
  });
});
