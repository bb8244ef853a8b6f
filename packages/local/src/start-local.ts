import { StowageError, type Assembly, type Place } from "@stowage/model";
import { realClock } from "./clock.js";
import { paces } from "./control/index.js";
import type { Driver } from "./drivers/driver.js";
import { simulatedDriver } from "./drivers/simulated.js";
import { milliseconds } from "./duration.js";
import { engineRoom } from "./engine-room.js";
import type { ClientSettings, LocalClock, LocalEngine } from "./local-engine.js";
import { newSeed, seededRandom } from "./random.js";
import { eventStream, type StowageEvent } from "./server/event-stream.js";
import { httpServer, type LocalServer } from "./server/http-server.js";
import { giveLocalContainers, type LocalSection } from "./server/local-containers.js";
import type { Listening } from "./server/local-names.js";
import { allServices } from "./services/all-services.js";
import { memoryStore } from "./store/memory.js";
import { virtualClock } from "./testing/virtual-clock.js";

export interface LocalOptions {
  /** The port to listen on; 0, the default, takes a free one. If it is taken, the next free one is used (`takenPort` says so). */
  readonly port?: number | undefined;
  /** Where to listen: `127.0.0.1` unless told otherwise. */
  readonly host?: string | undefined;
  /** How containers run: imagined (the default), or as processes by what the Assembly says. */
  readonly driver?: "simulated" | "process" | undefined;
  /** What says how containers run here: its `local` section is taken, and nothing else of it. */
  readonly assembly?: Assembly | undefined;
  /** The folder that the Assembly's working folders are relative to; the process's own by default. */
  readonly root?: string | undefined;
  /** `fast`, the default, caps AWS's own waits at about a second; on a virtual clock they are always AWS's. */
  readonly pace?: "fast" | "aws" | undefined;
  /** `virtual`: time stands still until `clock.advance` moves it. Only with the simulated driver, and without `data`. */
  readonly clock?: "real" | "virtual" | undefined;
  /** Where callers are whose requests are not signed for a region. Default `us-east-1`. */
  readonly region?: string | undefined;
  /** Twelve digits; default `123456789012`, the account of AWS's documentation. */
  readonly account?: string | undefined;
  /** Decides every id and every choice left to chance: the same calls give the same answers. */
  readonly seed?: string | undefined;
  /** Gets what the engine has to say, a line at a time; nothing sensitive, and by default nothing is printed. */
  readonly log?: ((message: string) => void) | undefined;
}

/**
 * Starts an ECS-compatible control plane in this process, on a loopback port: for test suites, and for `stowage local`.
 *
 * @throws {StowageError} for options that do not go together.
 * @example
 * const local = await startLocal({ clock: "virtual" });
 * const ecs = new ECSClient(local.client);
 * await ecs.send(new CreateClusterCommand({}));
 * await local.clock?.advance("15m");
 * await local.reset();
 * await local.close();
 */
export async function startLocal(options: LocalOptions = {}): Promise<LocalEngine> {
  const { log = () => undefined, region = "us-east-1", account = "123456789012" } = options;
  const place: Place = { region, account };
  const virtual = options.clock === "virtual" ? virtualClock() : undefined;
  if (virtual && options.driver === "process") {
    throw new StowageError("virtual-processes", "Processes cannot run on a virtual clock.", {
      hint: 'Use driver: "simulated" with clock: "virtual".',
    });
  }
  const clock = virtual ?? realClock();
  const seed = options.seed ?? newSeed();
  const random = seededRandom(`${seed}/server`);
  const events = eventStream(random.split("events"));
  const room = engineRoom({
    openStore: () => memoryStore(seed),
    openDriver: (): Driver => simulatedDriver(clock),
    clock,
    pace: virtual || options.pace === "aws" ? paces.aws : paces.fast,
    seed,
    events,
    asked: () => virtual?.settle(),
    log,
  });
  const token = newSeed();
  const giveLocal = async (section: LocalSection): Promise<void> => void (await room.run(giveLocalContainers(section)));
  if (options.assembly?.local) await giveLocal({ local: options.assembly.local, root: options.root ?? process.cwd() });

  const server = httpServer({
    services: allServices,
    place,
    random: random.split("requests"),
    pages: {
      about: { driver: options.driver ?? "simulated", region, account },
      token,
      reset: () => room.reopen(),
      endpoints: () => room.ingress()?.endpoints() ?? [],
    },
    run: (input) => room.run(input),
    stream: (request, response) => events.take(request, response),
    log,
  });
  const asked = { host: options.host ?? "127.0.0.1", port: options.port ?? 0 };
  const { port } = await listenNear(server, asked);
  const url = `http://${asked.host}:${port}`;
  return {
    url,
    port,
    ...(asked.port !== 0 && asked.port !== port && { takenPort: asked.port }),
    region,
    account,
    client: clientSettings(url, region),
    ...(virtual && { clock: localClock(virtual) }),
    token,
    giveLocal,
    endpoints: () => room.ingress()?.endpoints() ?? [],
    onEvent: (listener) => events.listen(listener),
    nextEvent: (wanted) => nextEvent(events.listen, wanted),
    reset: () => room.reopen(),
    async close() {
      events.close();
      await server.close();
      await room.close();
    },
  };
}

/** As many ports after a taken one are tried before any free one will do. */
const triedPorts = 20;

async function listenNear(server: LocalServer, { host, port }: Listening): Promise<Listening> {
  for (let next = port; next !== 0 && next < port + triedPorts && next < 65_536; next++) {
    try {
      return await server.listen({ host, port: next });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }
  return server.listen({ host, port: 0 });
}

function clientSettings(endpoint: string, region: string): ClientSettings {
  return { endpoint, region, credentials: { accessKeyId: "stowage", secretAccessKey: "stowage" }, disableHostPrefix: true };
}

function localClock(clock: ReturnType<typeof virtualClock>): LocalClock {
  return {
    now: () => clock.now(),
    advance(span) {
      clock.advance(milliseconds(span));
      return Promise.resolve();
    },
  };
}

function nextEvent(
  listen: (listener: (event: StowageEvent) => void) => () => void,
  wanted: (event: StowageEvent) => boolean,
): Promise<StowageEvent> {
  return new Promise((resolve) => {
    const end = listen((event) => {
      if (!wanted(event)) return;
      end();
      resolve(event);
    });
  });
}
