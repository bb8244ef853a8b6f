import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { EndpointAddress } from "../src/resolver.js";

/** A real task: a server on a loopback address of its own. */
export interface LoopbackServer {
  readonly address: EndpointAddress;
  /** "METHOD path" of each request that arrived. */
  readonly seen: string[];
  /** Stops as SIGKILL would: no farewell on any connection. */
  kill(): Promise<void>;
}

export async function loopbackServer(host: string, listener: RequestListener, port = 0): Promise<LoopbackServer> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return {
    address: { id: host, host, port: (server.address() as AddressInfo).port },
    seen,
    async kill() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
    },
  };
}
