import { StringDecoder } from "node:string_decoder";

/** Cuts a stream of bytes into lines, without their ends; what has no end yet comes with `end`. */
export interface Lines {
  push(bytes: Buffer): void;
  end(): void;
}

/** A line longer than this is cut, as CloudWatch Logs cuts an event (256 KiB less its overhead). */
const MAX_LINE = 256 * 1024 - 26;

export function lines(each: (line: string) => void): Lines {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  function take(text: string): void {
    const parts = (rest + text).split("\n");
    rest = parts.pop()!;
    for (const part of parts) each(part.endsWith("\r") ? part.slice(0, -1) : part);
    while (rest.length > MAX_LINE) {
      each(rest.slice(0, MAX_LINE));
      rest = rest.slice(MAX_LINE);
    }
  }
  return {
    push: (bytes) => take(decoder.write(bytes)),
    end() {
      take(decoder.end());
      if (rest !== "") each(rest);
      rest = "";
    },
  };
}
