import type { Clock } from "./clock.js";
import { createEngine, minuteMeter, type Engine, type Input, type MinuteMeter, type Pace } from "./control/index.js";
import type { Driver } from "./drivers/driver.js";
import type { Ingress } from "./ingress/ingress.js";
import type { EventStream } from "./server/event-stream.js";
import type { Store } from "./store/store.js";

export interface RoomOptions {
  /** Opens the store; where data is kept, the same one each time. */
  openStore(): Promise<Store>;
  openDriver(store: Store): Promise<Driver>;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly seed?: string | undefined;
  readonly events: EventStream;
  /** Called after something was asked of the engine: a virtual clock runs what is due then. */
  asked(): void;
  log(message: string): void;
}

/** An engine with everything around it, which can be replaced by a new one while the server goes on. */
export interface EngineRoom {
  run<R>(input: Input<R>): Promise<R>;
  ingress(): Ingress | undefined;
  /** Ends the engine and opens a new one. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

interface Opened {
  readonly engine: Engine;
  readonly ingress: Ingress | undefined;
  readonly meter: MinuteMeter;
}

/**
 * Opens an engine. One that fails (a flush that did not reach the disk) is opened again from its store.
 *
 * @throws {StowageError} what the store or the driver cannot be opened for.
 */
export async function openEngineRoom(options: RoomOptions): Promise<EngineRoom> {
  const { clock, pace, seed, events, asked, log } = options;
  let opened = await open();
  /** While one engine ends and the next opens, callers wait. */
  let changing: Promise<void> | undefined;
  let failedAt = -Infinity;

  async function open(): Promise<Opened> {
    const store = await options.openStore();
    const driver = await options.openDriver(store).catch(async (error: unknown) => {
      await store.close();
      throw error;
    });
    const engine = createEngine({
      store,
      driver,
      clock,
      pace,
      ...(seed !== undefined && { seed }),
      onFailure: (error) => failed(error),
      onMistake: (error) => log(error.stack ?? error.message),
    });
    const doors = driver.name === "simulated" ? undefined : await openIngress(engine);
    engine.observe((applied) => {
      // Who only watches must not stop the engine.
      try {
        doors?.changed(applied);
        events.changed(applied, engine.view);
      } catch (error) {
        log((error as Error).stack ?? String(error));
      }
    });
    asked();
    const meter = minuteMeter(engine, driver, clock, (error) => log(error.stack ?? error.message));
    return { engine, ingress: doors, meter };
  }

  /** Loaded here: where containers are imagined nothing would answer behind an address. */
  async function openIngress({ view }: Engine): Promise<Ingress> {
    const { ingress } = await import("./ingress/ingress.js");
    return ingress(view, { host: "127.0.0.1", log });
  }

  async function end({ engine, ingress: doors, meter }: Opened): Promise<void> {
    meter.stop();
    await doors?.close();
    const closed = engine.close();
    asked();
    await closed;
  }

  function failed(error: Error): void {
    log(`The engine stopped, and is opened again from its store: ${error.message}`);
    // What it does first may fail as well, as long as the disk is full.
    const again = clock.monotonic() - failedAt < PAUSE_WITHIN_MS;
    failedAt = clock.monotonic();
    change(async () => {
      await end(opened).catch((other: Error) => log(other.message));
      if (again) await clock.sleep(PAUSE_MS);
      opened = await open();
    }).catch((other: Error) => log(`The engine could not be opened again: ${other.message}`));
  }

  function change(how: () => Promise<void>): Promise<void> {
    const before = changing?.catch(() => undefined) ?? Promise.resolve();
    const next = before.then(how).finally(() => {
      if (changing === next) changing = undefined;
    });
    changing = next;
    return next;
  }

  return {
    async run(input) {
      while (changing !== undefined) await changing.catch(() => undefined);
      const result = opened.engine.run(input);
      asked();
      return result;
    },
    ingress: () => opened.ingress,
    reopen: () =>
      change(async () => {
        await end(opened);
        opened = await open();
      }),
    close: () => change(() => end(opened)),
  };
}

/** An engine that fails again so soon is opened again only after a pause. Our choice. */
const PAUSE_WITHIN_MS = 10_000;
const PAUSE_MS = 1_000;
