import type { Dispatcher } from "undici";
import { startCall, type CallOptions } from "./call.js";
import { Channel } from "./channel.js";
import { settingsOf, type BalancingOptions } from "./settings.js";
import type { Resolver } from "./resolver.js";
import type { ServiceSnapshot } from "./telemetry.js";

/** What stands behind every door: the channels of the services that were called. */
export interface Core {
  call(service: string, options: CallOptions, handler: Dispatcher.DispatchHandler): void;
  snapshot(): readonly ServiceSnapshot[];
  /** No new request; resolves when those in flight have ended and every connection is closed. */
  close(): Promise<void>;
}

/** @param resolver Not closed with the core. */
export function createCore(resolver: Resolver, options: BalancingOptions): Core {
  const settings = settingsOf(resolver, options);
  const channels = new Map<string, Channel>();
  let closed = false;

  function open(service: string): Channel {
    const channel = new Channel(service, settings);
    channels.set(service, channel);
    if (closed) void channel.close();
    return channel;
  }

  return {
    call: (service, request, handler) => startCall(channels.get(service) ?? open(service), request, handler),
    snapshot: () => [...channels.values()].map((channel) => channel.snapshot()),
    async close() {
      closed = true;
      await Promise.all([...channels.values()].map((channel) => channel.close()));
    },
  };
}
