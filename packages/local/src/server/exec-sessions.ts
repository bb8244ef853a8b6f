import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Clock, Timer } from "../clock.js";
import type { Random } from "../random.js";
import { channelClosed } from "./protocols/session-message.js";
import { closeFrame, binaryFrame, readFrame } from "./protocols/web-socket.js";

/** The other end of the sessions that ExecuteCommand opens. */
export interface ExecSessions {
  /** Takes over a request to speak WebSocket; false if it is for no session. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): void;
}

/** A client that does not open its channel in so long is let go, as is one that says more than so much: our choice. */
const limits = { openMs: 10_000, bytes: 65_536 } as const;

const CLOSING =
  "Stowage runs no command that comes from an AWS call, so nothing was started. The container is there, and its agent would have answered.";

/**
 * Answers Session Manager's plugin: once its channel is open, the session is closed with an explanation. Source of the protocol: RFC 6455, and
 * the messages of aws/session-manager-plugin.
 */
export function execSessions(clock: Clock, random: Random): ExecSessions {
  const open = new Map<Duplex, Timer>();
  return {
    take(request, socket, head) {
      const [, sessionId] = /^\/_stowage\/sessions\/(ecs-execute-command-[0-9a-f]{17})(?:\?|$)/.exec(request.url ?? "") ?? [];
      const key = request.headers["sec-websocket-key"];
      if (sessionId === undefined || key === undefined) return false;
      let read = Buffer.alloc(0);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        open.get(socket)?.cancel();
        open.delete(socket);
      });
      open.set(
        socket,
        clock.after(limits.openMs, () => socket.destroy()),
      );
      const listen = (chunk: Buffer): void => {
        read = Buffer.concat([read, chunk]);
        const frame = readFrame(read);
        if (frame === undefined && read.length <= limits.bytes) return;
        socket.off("data", listen);
        if (frame === undefined || !isOpening(frame.payload)) return void socket.end(closeFrame(1008));
        socket.write(binaryFrame(channelClosed(sessionId, CLOSING, clock.now(), random.uuid())));
        socket.end(closeFrame(1000));
      };
      socket.on("data", listen);
      socket.write(
        `${["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade", `Sec-WebSocket-Accept: ${accept(key)}`].join("\r\n")}\r\n\r\n`,
      );
      if (head.length > 0) listen(head);
      return true;
    },
    close() {
      for (const socket of open.keys()) socket.destroy();
    },
  };
}

/** The first message of a client has the token of its session. */
function isOpening(payload: Buffer): boolean {
  try {
    const { TokenValue: token } = JSON.parse(payload.toString()) as { readonly TokenValue?: unknown };
    return typeof token === "string" && token !== "";
  } catch {
    return false;
  }
}

/** Source: RFC 6455, 1.3. */
function accept(key: string): string {
  return createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
}
