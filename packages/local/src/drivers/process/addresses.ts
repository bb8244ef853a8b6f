import { createServer, type Server } from "node:net";

/** The addresses that tasks of one engine have, each its own, or the one that they share. */
export interface TaskAddresses {
  readonly addresses: number;
  address(n: number): string;
  /** Lets another engine have them. */
  release(): void;
}

/**
 * Each engine takes a block `127.X.0.0/16` of its own, so that two of them on one machine do not meet. It begins to look for a free one where its
 * id says, and so has the same one each time; a block is taken by listening on its last address until the engine ends, however it ends.
 * Where the system has only 127.0.0.1 (macOS), all tasks share that, and ports are assigned. `own` is for tests.
 */
export async function taskAddresses(engine: string, own?: boolean): Promise<TaskAddresses> {
  const first = hash(engine);
  for (let i = 0; own !== false && i < BLOCKS; i++) {
    const block = 1 + ((first + i) % BLOCKS);
    const claim = await listen(`127.${block}.255.255`, CLAIM_PORT);
    if (claim === "taken") continue;
    if (claim === "no such address") break;
    return {
      addresses: 254 * 256,
      // Without the first and last of each 256; 127.X.0.1 is the first.
      address: (n) => `127.${block}.${Math.floor(n / 254) % 256}.${(n % 254) + 1}`,
      release: () => void claim.close(),
    };
  }
  return { addresses: 1, address: () => "127.0.0.1", release: () => undefined };
}

const BLOCKS = 253;

/** Above the ports that systems give out by themselves. Our choice. */
const CLAIM_PORT = 61_580;

function listen(host: string, port: number): Promise<Server | "taken" | "no such address"> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy()).unref();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EADDRINUSE" ? "taken" : "no such address"));
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

/** A port that is free on an address now. */
export function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host, port: 0 }, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
