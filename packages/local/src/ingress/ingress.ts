import { createProxy, staticResolver, type EndpointAddress, type Proxy, type StaticResolver } from "@stowage/service-connect";
import type { Applied } from "../control/index.js";
import type { View } from "../state/view.js";
import { wantedDoors, type Door } from "./doors.js";

/** An address on this machine that balances over a service's tasks. */
export interface IngressEndpoint extends Omit<Door, "key" | "discoveryServiceId"> {
  readonly host: string;
  /** The alias port if it is 1024 or more and was free, else another one. */
  readonly port: number;
  readonly url: string;
}

export interface Ingress {
  /** In the order of their names. */
  endpoints(): readonly IngressEndpoint[];
  /** Tells it what has changed, once that is durable. */
  changed(applied: readonly Applied[]): void;
  /** Resolves when the doors are as the view wants them. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface OpenDoor {
  readonly door: Door;
  readonly proxy: Proxy;
  readonly endpoint: IngressEndpoint;
}

/**
 * Opens a loopback address for each Service Connect endpoint, so that a browser or a test outside the cluster reaches it. Balancing is the
 * same as in the in-app client.
 */
export function ingress(view: View, options: { readonly host: string; readonly log: (message: string) => void }): Ingress {
  const { host, log } = options;
  const open = new Map<string, OpenDoor>();
  const resolver = staticResolver();
  let working = Promise.resolve();
  let closed = false;

  function reconcile(): void {
    working = working.then(async () => {
      const wanted = new Map((closed ? [] : wantedDoors(view)).map((door) => [door.key, door]));
      for (const [key, { proxy, door }] of open) {
        if (same(wanted.get(key), door)) continue;
        open.delete(key);
        await proxy.close();
      }
      for (const [key, door] of wanted) {
        if (open.has(key)) continue;
        tell(resolver, view, door.discoveryServiceId);
        try {
          open.set(key, await openDoor(door, resolver, host));
        } catch (error) {
          log(`no address for ${door.name}: ${(error as Error).message}`);
        }
      }
    });
  }

  reconcile();
  return {
    endpoints: () => [...open.values()].map(({ endpoint }) => endpoint).sort((a, b) => (a.name < b.name ? -1 : 1)),
    changed(applied) {
      const services = new Set<string>();
      let doors = false;
      for (const { table, row, old } of applied) {
        if (table === "discoveryInstances") services.add(((row ?? old) as { serviceId: string }).serviceId);
        else if (table === "services" || table === "discoveryServices" || table === "namespaces") doors = true;
      }
      for (const id of services) tell(resolver, view, id);
      if (doors) reconcile();
    },
    settled: () => working,
    async close() {
      closed = true;
      reconcile();
      await working;
      resolver.close();
    },
  };
}

/** Healthy instances, or all of them if none is. */
function tell(resolver: StaticResolver, view: View, serviceId: string): void {
  const all = [...view.discoveryInstancesOf(serviceId)];
  const healthy = all.filter((instance) => instance.health !== "UNHEALTHY");
  const endpoints = (healthy.length > 0 ? healthy : all).flatMap(({ instanceId, attributes }): EndpointAddress[] => {
    const [address, port] = [attributes["AWS_INSTANCE_IPV4"], Number(attributes["AWS_INSTANCE_PORT"])];
    return address === undefined || !(port > 0) ? [] : [{ id: instanceId, host: address, port }];
  });
  resolver.set(serviceId, endpoints);
}

async function openDoor(door: Door, resolver: StaticResolver, host: string): Promise<OpenDoor> {
  const proxy = createProxy({ service: door.discoveryServiceId, resolver });
  const at = await listenNear(proxy, host, door.aliasPort);
  const { key: _key, discoveryServiceId: _id, ...shown } = door;
  return { door, proxy, endpoint: { ...shown, host: at.host, port: at.port, url: `http://${at.host}:${at.port}` } };
}

async function listenNear(proxy: Proxy, host: string, preferred: number): Promise<{ readonly host: string; readonly port: number }> {
  if (preferred >= 1024) {
    try {
      return await proxy.listen({ host, port: preferred });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }
  return proxy.listen({ host, port: 0 });
}

function same(a: Door | undefined, b: Door): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
