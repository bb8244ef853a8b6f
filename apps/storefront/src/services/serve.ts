import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

export type Handler = (request: IncomingMessage, url: URL) => Promise<Answer> | Answer;

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/**
 * Serves HTTP on HOST and PORT (all addresses and the given port where nothing is said, as in a container), answers /health, and
 * ends cleanly on SIGTERM: no new connection is taken, requests in flight are answered.
 */
export function serve(name: string, port: number, handle: Handler): void {
  const server = createServer((request, response) => void answer(request, response, handle));
  const { HOST: host = "0.0.0.0", PORT = String(port) } = process.env;
  server.listen(Number(PORT), host, () => console.log(`${name} listens on ${host}:${PORT}`));
  process.once("SIGTERM", () => {
    console.log(`${name} stops`);
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> {
  const url = new URL(request.url ?? "/", "http://service");
  try {
    const {
      status = 200,
      type = "application/json",
      body,
    } = url.pathname === "/health" ? { body: '{"ok":true}' } : await handle(request, url);
    response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(body);
  } catch (error) {
    console.error(error);
    response
      .writeHead(502, { "content-type": "application/json" })
      .end(JSON.stringify({ message: error instanceof Error ? error.message : String(error) }));
  }
}

/** The body of a request, up to 64 KiB. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > 65_536) throw new Error("The request is larger than 64 KiB.");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}
