import type { IncomingMessage } from "node:http";
import { gunzip } from "node:zlib";

/** No request of the services spoken here is larger: a task definition has 64 KiB at most. Our choice, with room. */
export const bodyLimit: number = 1024 * 1024;

/** The body was longer than the limit; the rest of it is not read. */
export class BodyTooLarge extends Error {}

/** Reads a request's body, and unpacks it: SDKs compress larger PutMetricData. Rejects with `BodyTooLarge`, or if the client goes away before its end. */
export async function readBody(request: IncomingMessage, limit: number = bodyLimit): Promise<Buffer> {
  const body = await wholeBody(request, limit);
  return request.headers["content-encoding"] === "gzip" ? unpacked(body, limit) : body;
}

/** What is not gzip comes as it is; the protocol says what is wrong with it. */
function unpacked(body: Buffer, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gunzip(body, { maxOutputLength: limit }, (error, whole) => {
      if (error === null) resolve(whole);
      else if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
        reject(new BodyTooLarge(`the body has more than ${limit} bytes`));
      else resolve(body);
    });
  });
}

function wholeBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) return chunks.push(chunk);
      request.pause();
      reject(new BodyTooLarge(`the body has more than ${limit} bytes`));
    });
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on("error", reject);
    // After the end too, where an error would be made for nothing.
    request.on("close", () => request.complete || reject(new Error("the client went away")));
  });
}
