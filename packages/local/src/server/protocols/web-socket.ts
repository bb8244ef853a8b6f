/** One message of a client, in one frame. */
export interface Frame {
  readonly payload: Buffer;
}

/** Reads a whole frame that a client has sent, its mask taken off; undefined until it is there. Source: RFC 6455, 5.2. */
export function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const masked = (bytes[1]! & 0x80) !== 0;
  const short = bytes[1]! & 0x7f;
  const start = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  if (bytes.length < start + (masked ? 4 : 0)) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const at = start + (masked ? 4 : 0);
  if (bytes.length < at + length) return undefined;
  const payload = Buffer.from(bytes.subarray(at, at + length));
  if (masked) for (let i = 0; i < length; i++) payload[i] = payload[i]! ^ bytes[start + (i % 4)]!;
  return { payload };
}

export function binaryFrame(payload: Buffer): Buffer {
  return frame(0x82, payload);
}

/** @param code Why: 1000 is a normal end, 1008 a message that does not belong here. */
export function closeFrame(code: 1000 | 1008): Buffer {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return frame(0x88, payload);
}

/** Of less than 64 KiB, which is more than is ever sent. */
function frame(kind: number, payload: Buffer): Buffer {
  if (payload.length < 126) return Buffer.concat([Buffer.from([kind, payload.length]), payload]);
  const head = Buffer.from([kind, 126, 0, 0]);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
