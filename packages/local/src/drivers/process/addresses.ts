import { createServer } from "node:net";

/** The addresses that tasks of one engine have, each its own, or the one that they share. */
export interface TaskAddresses {
  readonly addresses: number;
  address(n: number): string;
}

/**
 * Each engine takes a block `127.X.0.0/16` of its own, so that two of them on one machine do not meet; the block follows from its id.
 * Where the system has only 127.0.0.1 (macOS), all tasks share that, and ports are assigned. `own` is for tests.
 */
export async function taskAddresses(engine: string, own?: boolean): Promise<TaskAddresses> {
  const block = 1 + (hash(engine) % 253);
  // Without the first and last of each 256; 127.X.0.1 is the first.
  const address = (n: number): string => `127.${block}.${Math.floor(n / 254) % 256}.${(n % 254) + 1}`;
  if (own ?? (await canListen(address(0)))) return { addresses: 254 * 256, address };
  return { addresses: 1, address: () => "127.0.0.1" };
}

function canListen(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port: 0 }, () => server.close(() => resolve(true)));
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
