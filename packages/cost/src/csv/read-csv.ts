import { StowageError } from "@stowage/model";

/** A row of a CSV file, and where it stands in it. */
export interface CsvRow {
  readonly fields: readonly string[];
  /** Of the row's first line, counted from 1. */
  readonly line: number;
  /** Where each field begins in its line, counted from 1. */
  readonly columns: readonly number[];
}

/** A field longer than this is taken for a quote that was never closed. Our choice. */
const LONGEST_FIELD = 1 << 20;

/**
 * Reads CSV (RFC 4180: fields in quotes may hold commas and line breaks) as it streams in.
 *
 * @throws StowageError `csv-damaged`: a quote that is not closed or stands in the middle, a row with another number of fields than the first; with
 *   line and column.
 */
export async function* readCsv(chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): AsyncGenerator<CsvRow> {
  const decoder = new TextDecoder();
  const parser = openParser();
  for await (const chunk of chunks) {
    parser.push(typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }));
    yield* parser.rows();
  }
  parser.push(decoder.decode());
  parser.end();
  yield* parser.rows();
}

interface Parser {
  push(text: string): void;
  end(): void;
  rows(): CsvRow[];
}

function openParser(): Parser {
  let rows: CsvRow[] = [];
  let [fields, columns]: [string[], number[]] = [[], []];
  let width: number | undefined;
  let [line, rowLine] = [1, 1];
  let [field, fieldLine, fieldColumn] = ["", 1, 1];
  // Where the reader is: at the start of a field, within a plain one, within quotes, or behind a quote that may end them.
  let mode: "start" | "plain" | "quoted" | "quote" = "start";
  // Positions in the whole file: of the text that is being read, and of the line that the reader is in.
  let [read, lineStart] = [0, 0];

  const columnAt = (at: number): number => read + at - lineStart + 1;
  const endField = (): void => {
    fields.push(field);
    columns.push(fieldColumn);
    [field, mode] = ["", "start"];
  };
  const endRow = (at: number): void => {
    endField();
    if (fields.length > 1 || fields[0] !== "") {
      width ??= fields.length;
      if (fields.length !== width) throw damaged(rowLine, columns.at(-1)!, `the row has ${fields.length} fields, the header ${width}`);
      rows.push({ fields, line: rowLine, columns });
    }
    [fields, columns] = [[], []];
    line++;
    lineStart = read + at + 1;
  };
  const startField = (at: number): void => {
    [fieldLine, fieldColumn] = [line, columnAt(at)];
    if (fields.length === 0) rowLine = line;
  };

  /** Takes quoted text up to the next quote; returns where reading goes on. */
  const takeQuoted = (text: string, at: number): number => {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    field += text.slice(at, end);
    for (let newline = text.indexOf("\n", at); newline >= 0 && newline < end; newline = text.indexOf("\n", newline + 1)) {
      line++;
      lineStart = read + newline + 1;
    }
    if (field.length > LONGEST_FIELD) throw damaged(fieldLine, fieldColumn, "a quote is not closed");
    if (quote >= 0) mode = "quote";
    return end + 1;
  };
  const takePlain = (text: string, at: number): number => {
    if (mode === "start") startField(at);
    let end = at;
    while (end < text.length && !isSpecial(text.charCodeAt(end))) end++;
    if (end > at) {
      field += text.slice(at, end);
      if (mode === "quote") throw damaged(line, columnAt(at), "text follows a closing quote");
      mode = "plain";
    }
    if (end < text.length) takeSpecial(text[end]!, end);
    return end + 1;
  };
  const takeSpecial = (char: string, at: number): void => {
    if (char === ",") endField();
    else if (char === "\n") endRow(at);
    else if (char === '"' && mode === "start") mode = "quoted";
    else if (char === '"' && mode === "quote") [field, mode] = [`${field}"`, "quoted"];
    else if (char === '"') throw damaged(line, columnAt(at), "a quote stands in the middle of a field");
  };

  return {
    push(text) {
      let at = read === 0 && text.startsWith("\uFEFF") ? 1 : 0;
      while (at < text.length) at = mode === "quoted" ? takeQuoted(text, at) : takePlain(text, at);
      read += text.length;
    },
    end() {
      if (mode === "quoted") throw damaged(fieldLine, fieldColumn, "a quote is not closed");
      if (fields.length > 0 || mode !== "start") endRow(0);
    },
    rows() {
      const ready = rows;
      rows = [];
      return ready;
    },
  };
}

/** Comma, quote, line feed, carriage return. */
function isSpecial(code: number): boolean {
  return code === 44 || code === 34 || code === 10 || code === 13;
}

/** @param column Counted from 1. */
export function damaged(line: number, column: number, what: string): StowageError {
  return new StowageError("csv-damaged", `Line ${line}, column ${column}: ${what}.`, {
    hint: "Export the file again; a part of it is damaged.",
  });
}
