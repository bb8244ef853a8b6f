import { createHash } from "node:crypto";

/** Where the members of a message stand. Source: aws/session-manager-plugin, the contract of its client messages. */
const at = {
  length: 0,
  type: 4,
  schema: 36,
  created: 40,
  sequence: 48,
  flags: 56,
  id: 64,
  digest: 80,
  payloadType: 112,
  payloadLength: 116,
} as const;

/** The message that ends a session, with what the client prints. */
export function channelClosed(sessionId: string, output: string, now: number, messageId: string): Buffer {
  const payload = Buffer.from(
    JSON.stringify({
      MessageType: "channel_closed",
      MessageId: messageId,
      SessionId: sessionId,
      SchemaVersion: 1,
      CreatedDate: new Date(now).toISOString(),
      Output: output,
    }),
  );
  const header = Buffer.alloc(at.payloadLength + 4);
  header.writeUInt32BE(at.payloadLength, at.length);
  header.write("channel_closed".padEnd(at.schema - at.type, " "), at.type, "ascii");
  header.writeUInt32BE(1, at.schema);
  header.writeBigUInt64BE(BigInt(now), at.created);
  // An id's second half comes first.
  const id = Buffer.from(messageId.replaceAll("-", ""), "hex");
  Buffer.concat([id.subarray(8), id.subarray(0, 8)]).copy(header, at.id);
  createHash("sha256").update(payload).digest().copy(header, at.digest);
  header.writeUInt32BE(payload.length, at.payloadLength);
  return Buffer.concat([header, payload]);
}
