/** CBOR (RFC 8949), as much of it as Smithy's RPC v2 has: no tag but that of a time. */

/** A time in seconds since 1970, written with CBOR's tag 1. */
export class CborTime {
  readonly seconds: number;

  constructor(seconds: number) {
    this.seconds = seconds;
  }
}

/** Nesting that no request of AWS's has. Our choice. */
const DEEPEST = 64;

/** @throws Error for bytes that are not one CBOR value. */
export function readCbor(bytes: Buffer): unknown {
  let at = 0;

  function need(count: number): number {
    if (count > bytes.length - at) throw new Error("it ends too early");
    const from = at;
    at += count;
    return from;
  }

  /** The argument of a head; undefined: of indefinite length. */
  function argument(info: number): number | undefined {
    if (info < 24) return info;
    if (info === 24) return bytes.readUInt8(need(1));
    if (info === 25) return bytes.readUInt16BE(need(2));
    if (info === 26) return bytes.readUInt32BE(need(4));
    if (info === 27) return Number(bytes.readBigUInt64BE(need(8)));
    if (info === 31) return undefined;
    throw new Error(`a head that is not known (${info})`);
  }

  const isBreak = (): boolean => bytes[at] === 0xff && ++at > 0;

  function text(major: number, length: number | undefined): Buffer {
    if (length !== undefined) {
      const from = need(length);
      return bytes.subarray(from, from + length);
    }
    const chunks: Buffer[] = [];
    while (!isBreak()) {
      const head = bytes.readUInt8(need(1));
      const size = argument(head & 31);
      if (head >> 5 !== major || size === undefined) throw new Error("a chunk of another type");
      chunks.push(text(major, size));
    }
    return Buffer.concat(chunks);
  }

  function list(length: number | undefined, depth: number): unknown[] {
    const items: unknown[] = [];
    for (let i = 0; length === undefined ? !isBreak() : i < length; i++) items.push(value(depth));
    return items;
  }

  function map(length: number | undefined, depth: number): object {
    const entries: [string, unknown][] = [];
    for (let i = 0; length === undefined ? !isBreak() : i < length; i++) {
      const key = value(depth);
      if (typeof key !== "string") throw new Error("a key that is no text");
      entries.push([key, value(depth)]);
    }
    return Object.fromEntries(entries);
  }

  function simple(info: number): unknown {
    if (info === 20) return false;
    if (info === 21) return true;
    if (info === 22) return null;
    if (info === 23) return undefined;
    if (info === 25) return half(bytes.readUInt16BE(need(2)));
    if (info === 26) return bytes.readFloatBE(need(4));
    if (info === 27) return bytes.readDoubleBE(need(8));
    throw new Error(`a simple value that is not known (${info})`);
  }

  function value(depth: number): unknown {
    if (depth > DEEPEST) throw new Error("it is nested too deeply");
    const head = bytes.readUInt8(need(1));
    const [major, info] = [head >> 5, head & 31];
    if (major === 7) return simple(info);
    const size = argument(info);
    if (major === 2) return text(2, size).toString("base64");
    if (major === 3) return text(3, size).toString();
    if (major === 4) return list(size, depth + 1);
    if (major === 5) return map(size, depth + 1);
    if (size === undefined) throw new Error("a number of indefinite length");
    if (major === 0) return size;
    if (major === 1) return -1 - size;
    // A time is the number of its seconds; other tags say nothing here.
    return value(depth + 1);
  }

  const result = value(0);
  if (at !== bytes.length) throw new Error("something follows the value");
  return result;
}

export function writeCbor(value: unknown): Buffer {
  const chunks: Buffer[] = [];
  write(value, chunks);
  return Buffer.concat(chunks);
}

function write(value: unknown, out: Buffer[]): void {
  if (value === null || value === undefined) return void out.push(Buffer.of(0xf6));
  if (typeof value === "boolean") return void out.push(Buffer.of(value ? 0xf5 : 0xf4));
  if (typeof value === "number") return writeNumber(value, out);
  if (typeof value === "string") {
    const bytes = Buffer.from(value);
    return void out.push(head(3, bytes.length), bytes);
  }
  if (value instanceof CborTime) {
    out.push(head(6, 1));
    return writeDouble(value.seconds, out);
  }
  if (Array.isArray(value)) {
    out.push(head(4, value.length));
    for (const item of value) write(item, out);
    return;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  out.push(head(5, entries.length));
  for (const [key, item] of entries) {
    write(key, out);
    write(item, out);
  }
}

function writeNumber(value: number, out: Buffer[]): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return writeDouble(value, out);
  out.push(value >= 0 ? head(0, value) : head(1, -1 - value));
}

function writeDouble(value: number, out: Buffer[]): void {
  const bytes = Buffer.alloc(9);
  bytes[0] = 0xfb;
  bytes.writeDoubleBE(value, 1);
  out.push(bytes);
}

function head(major: number, argument: number): Buffer {
  const top = major << 5;
  if (argument < 24) return Buffer.of(top | argument);
  const [info, size] = argument < 0x100 ? [24, 1] : argument < 0x1_0000 ? [25, 2] : argument < 0x1_0000_0000 ? [26, 4] : [27, 8];
  const bytes = Buffer.alloc(1 + size);
  bytes[0] = top | info;
  if (size === 8) bytes.writeBigUInt64BE(BigInt(argument), 1);
  else bytes.writeUIntBE(argument, 1, size);
  return bytes;
}

/** A number of sixteen bits. Source: RFC 8949, appendix D. */
function half(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 1023;
  const size =
    exponent === 0
      ? mantissa * 2 ** -24
      : exponent === 31
        ? mantissa === 0
          ? Infinity
          : NaN
        : (1 + mantissa / 1024) * 2 ** (exponent - 15);
  return bits & 0x8000 ? -size : size;
}
