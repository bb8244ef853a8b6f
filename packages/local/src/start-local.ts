import { StowageError, type Assembly, type Place } from "@stowage/model";
import { realClock } from "./clock.js";
import { paces } from "./control/index.js";
import { dataFolder } from "./data-folder.js";
import { openProcessDriver, type LogLine } from "./drivers/process/process-driver.js";
import { simulatedDriver } from "./drivers/simulated.js";
import { milliseconds } from "./duration.js";
import { openEngineRoom, type EngineRoom } from "./engine-room.js";
import type { ClientSettings, LocalClock, LocalEngine } from "./local-engine.js";
import { newSeed, seededRandom } from "./random.js";
import { eventStream, type EventStream, type StowageEvent } from "./server/event-stream.js";
import { httpServer, type LocalServer } from "./server/http-server.js";
import { giveAutoScalingGroups, type LocalAutoScalingGroups } from "./server/auto-scaling-groups.js";
import { takeBack } from "./server/take-back.js";
import { giveLocalSection, type LocalSection } from "./server/local-section.js";
import { setAgentConnected, setFargateCapacity } from "./server/mishaps.js";
import { giveServiceLoad } from "./server/service-load.js";
import type { Listening } from "./server/local-names.js";
import { allServices } from "./services/all-services.js";
import { openLmdbStore } from "./store/lmdb.js";
import { memoryStore } from "./store/memory.js";
import { virtualClock, type VirtualClock } from "./testing/virtual-clock.js";

export interface LocalOptions {
  /** The port to listen on; 0, the default, takes a free one. If it is taken, the next free one is used (`takenPort` says so). */
  readonly port?: number | undefined;
  /** Where to listen: `127.0.0.1` unless told otherwise. */
  readonly host?: string | undefined;
  /** The folder to keep everything in, made if it is not there; one engine at a time holds it. Absent: everything goes with the engine. */
  readonly data?: string | undefined;
  /** Says that nothing is to be kept, which is so anyway without `data`. */
  readonly ephemeral?: boolean | undefined;
  /** How containers run: imagined (the default), or as processes by what the Assembly says. */
  readonly driver?: "simulated" | "process" | undefined;
  /** What says how containers run here, and what Auto Scaling groups there are: its sections `local` and `autoScalingGroups` are taken, and nothing else of it. */
  readonly assembly?: Assembly | undefined;
  /** The folder that the Assembly's working folders are relative to; the process's own by default. */
  readonly root?: string | undefined;
  /** `fast`, the default, caps AWS's own waits at about a second; on a virtual clock they are always AWS's. */
  readonly pace?: "fast" | "aws" | undefined;
  /** `virtual`: time stands still until `clock.advance` moves it. Only with the simulated driver, and without `data`. */
  readonly clock?: "real" | "virtual" | undefined;
  /** Auto Scaling groups by name, whose instances are imagined, beside those of the Assembly; see `giveAutoScalingGroups`. */
  readonly autoScalingGroups?: LocalAutoScalingGroups | undefined;
  /** How often a day Spot capacity is taken back on average, of each task and each instance by itself, as the seed decides. By default only `interrupt` does. */
  readonly spotPerDay?: number | undefined;
  /** Where callers are whose requests are not signed for a region. Default `us-east-1`. */
  readonly region?: string | undefined;
  /** Twelve digits; default `123456789012`, the account of AWS's documentation. */
  readonly account?: string | undefined;
  /** Decides every id and every choice left to chance: the same calls give the same answers. */
  readonly seed?: string | undefined;
  /** Gets what the engine has to say, a message at a time; nothing sensitive. By default nothing is printed. */
  readonly log?: ((message: string) => void) | undefined;
  /** Gets each line that a container's process writes. */
  readonly onLog?: ((line: LogLine) => void) | undefined;
}

/**
 * Starts an ECS-compatible control plane in this process, on a loopback port: for test suites, and for `stowage local`.
 *
 * @throws {StowageError} for options that do not go together, and a data folder that cannot be used: `data-folder-in-use`, `store-damaged`, …
 * @example
 * const local = await startLocal({ clock: "virtual" });
 * const ecs = new ECSClient(local.client);
 * await ecs.send(new CreateClusterCommand({}));
 * await local.clock?.advance("15m");
 * await local.reset();
 * await local.close();
 */
export async function startLocal(options: LocalOptions = {}): Promise<LocalEngine> {
  checkOptions(options);
  const { log = () => undefined, region = "us-east-1", account = "123456789012", data } = options;
  const place: Place = { region, account };
  const virtual = options.clock === "virtual" ? virtualClock() : undefined;
  const seed = options.seed ?? newSeed();
  const events = eventStream(seededRandom(`${seed}/events`));
  const folder = dataFolder(data, options.driver === "process");
  let url = "";
  let room: EngineRoom | undefined;
  // The address is known before the engine opens, because containers that start with it are told; callers wait for the engine.
  const opening = deferred<EngineRoom>();
  const reset = data === undefined ? empty : undefined;
  const endpoints = (): ReturnType<LocalEngine["endpoints"]> => room?.ingress()?.endpoints() ?? [];
  const server = httpServer({
    services: allServices,
    place,
    random: seededRandom(`${seed}/requests`),
    clock: realClock(),
    pages: {
      about: { driver: options.driver ?? "simulated", region, account, ephemeral: data === undefined },
      token: folder.token,
      reset,
      endpoints,
    },
    run: async (input) => (await opening.promise).run(input),
    stream: (request, response) => events.take(request, response),
    log,
  });
  async function close(): Promise<void> {
    events.close();
    await server.close();
    await room?.close();
    folder.remove();
  }
  const giveLocal = async (section: LocalSection): Promise<void> => void (await room?.run(giveLocalSection(place, section)));
  async function empty(): Promise<void> {
    const engine = await opening.promise;
    await engine.reopen();
    await begin(engine);
  }
  /** What the options say is there from the beginning. */
  async function begin(engine: EngineRoom): Promise<void> {
    const { local = {}, autoScalingGroups = {} } = options.assembly ?? {};
    if (options.assembly) await engine.run(giveLocalSection(place, { local, autoScalingGroups, root: options.root ?? process.cwd() }));
    if (options.autoScalingGroups) await engine.run(giveAutoScalingGroups(place, options.autoScalingGroups));
  }
  try {
    const asked = { host: options.host ?? "127.0.0.1", port: options.port ?? 0 };
    const { port } = await listenNear(server, asked);
    url = `http://${asked.host.includes(":") ? `[${asked.host}]` : asked.host}:${port}`;
    room = await openRoom(options, { place, seed, virtual, events, folder: folder.path, endpoint: () => url, log });
    await begin(room);
    opening.resolve(room);
    return {
      url,
      port,
      ...(asked.port !== 0 && asked.port !== port && { takenPort: asked.port }),
      region,
      account,
      client: clientSettings(url, region),
      ...(virtual && { clock: localClock(virtual) }),
      token: folder.token,
      giveLocal,
      giveAutoScalingGroups: async (groups) => void (await room?.run(giveAutoScalingGroups(place, groups))),
      interrupt: async (arn) => void (await room?.run(takeBack(arn))),
      setFargateCapacity: async (provider, capacity) => void (await room?.run(setFargateCapacity(place, provider, capacity))),
      setAgentConnected: async (arn, connected) => void (await room?.run(setAgentConnected(arn, connected))),
      setLoad: async (service, load) => void (await room?.run(giveServiceLoad(place, service, load))),
      endpoints,
      onEvent: (listener) => events.listen(listener),
      nextEvent: (wanted) => nextEvent(events, wanted),
      reset: () => (reset === undefined ? Promise.reject(notEphemeral()) : reset()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function deferred<T>(): { readonly promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve: (value) => resolve(value) };
}

function checkOptions({ clock, driver, data, ephemeral, account, spotPerDay }: LocalOptions): void {
  if (spotPerDay !== undefined && !(spotPerDay >= 0 && Number.isFinite(spotPerDay))) {
    throw new StowageError("spot-per-day", `spotPerDay must be a number from 0, but it is ${spotPerDay}.`, { hint: "1 is once a day." });
  }
  if (ephemeral === true && data !== undefined) {
    throw new StowageError("ephemeral-data", "An engine that is ephemeral keeps nothing in a data folder.", {
      hint: "Leave out `ephemeral` or `data`.",
    });
  }
  if (clock === "virtual" && (driver === "process" || data !== undefined)) {
    throw new StowageError("virtual-clock", "A virtual clock is for simulated containers and an engine that keeps nothing.", {
      hint: 'With clock: "virtual" leave out `data`, and `driver` or say driver: "simulated".',
    });
  }
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    throw new StowageError("account", `"${account}" is not an AWS account.`, { hint: "An account has twelve digits." });
  }
}

interface Around {
  readonly place: Place;
  readonly seed: string;
  readonly virtual: VirtualClock | undefined;
  readonly events: EventStream;
  readonly folder: string | undefined;
  endpoint(): string;
  log(message: string): void;
}

function openRoom({ data, driver, pace, seed, spotPerDay, onLog }: LocalOptions, around: Around): Promise<EngineRoom> {
  const { virtual, place, endpoint, folder, events, log } = around;
  const clock = virtual ?? realClock();
  return openEngineRoom({
    openStore: () => (data === undefined ? Promise.resolve(memoryStore(around.seed)) : openLmdbStore(data)),
    openDriver: (store) =>
      driver === "process"
        ? openProcessDriver({ clock, engine: store.id, folder: folder!, place, endpoint, onLog })
        : Promise.resolve(simulatedDriver(clock)),
    clock,
    pace: { ...(virtual || pace === "aws" ? paces.aws : paces.fast), spotPerDay },
    // What is kept has a seed of its own, so that ids do not come again with the next start.
    seed: data === undefined ? around.seed : seed,
    events,
    asked: () => virtual?.settle(),
    log,
  });
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

function localClock(clock: VirtualClock): LocalClock {
  return {
    now: () => clock.now(),
    advance(span) {
      clock.advance(milliseconds(span));
      return Promise.resolve();
    },
  };
}

function nextEvent(events: EventStream, wanted: (event: StowageEvent) => boolean): Promise<StowageEvent> {
  return new Promise((resolve) => {
    const end = events.listen((event) => {
      if (!wanted(event)) return;
      end();
      resolve(event);
    });
  });
}

function notEphemeral(): StowageError {
  return new StowageError("not-ephemeral", "This engine keeps its data and is not emptied.", { hint: "Start it without `data`." });
}
