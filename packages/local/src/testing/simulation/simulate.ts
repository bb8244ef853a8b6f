import { createHash } from "node:crypto";
import type { Applied } from "../../control/applied.js";
import { createEngine, type Engine } from "../../control/engine.js";
import { Crash, type EngineProbe } from "../../control/probe.js";
import type { Controller, Pace } from "../../control/types.js";
import type { Driver } from "../../drivers/driver.js";
import { seededRandom } from "../../random.js";
import { AwsException } from "../../services/aws-exception.js";
import type { Store } from "../../store/store.js";
import { callOperation } from "../call-operation.js";
import { virtualClock } from "../virtual-clock.js";
import { actNames, type ActName } from "./acts/act.js";
import { keepBooks } from "./books.js";
import type { ApiCall } from "./call.js";
import { Violation, type Check } from "./check.js";
import { allChecks } from "./checks/index.js";
import { simulatedDisk } from "./disk.js";
import { faultyDriver, type FaultyDriver } from "./faulty-driver.js";
import { workload } from "./workload.js";

export interface SimulationOptions {
  readonly services?: number;
  readonly maxTasks?: number;
  /** How long faults last, in minutes of virtual time. Default 60. */
  readonly minutes?: number;
  /** Whether the engine crashes now and then. Default true. */
  readonly crashes?: boolean;
  /** What there is besides replica services and instances. Default: everything. */
  readonly acts?: readonly ActName[];
  /** Crash once, at this step of the engine, whatever happens. */
  readonly crashAtStep?: number;
  /** Told of everything that happens, to find out why a seed fails. */
  readonly trace?: (line: string) => void;
  /** Makes the engine worse than it is, to see that it is noticed. */
  readonly bug?: Bug;
}

/** A mistake that is planted. */
export interface Bug {
  readonly controllers?: (pace: Pace) => readonly Controller[];
  readonly store?: (store: Store) => Store;
  readonly driver?: (driver: FaultyDriver) => Driver;
  /** The driver starts again what it is asked for again. */
  readonly forgetfulDriver?: boolean;
  /** What the engine takes a client's call for. */
  readonly mishears?: (call: ApiCall) => ApiCall;
  /** Breaks something for the time of the run; returns what mends it. */
  readonly sabotage?: () => () => void;
}

export interface Outcome {
  readonly seed: string;
  /** What does not hold, and at which minute; undefined: everything does. */
  readonly violation: string | undefined;
  /** Of every durable change: the same seed gives the same, in any process. */
  readonly hash: string;
  readonly calls: number;
  readonly crashes: number;
  readonly changes: number;
  /** Of the engine, between which it may crash. */
  readonly steps: number;
}

/** Shorter than AWS's, so that a run has many of each wait; what a wait is worth does not matter here. */
const simulatedPace: Pace = {
  healthyAfterMs: 20_000,
  drainMs: 3_000,
  backOffMs: 5_000,
  backOffMaxMs: 60_000,
  alarmBakeMs: 20_000,
  hookAnswerMs: 5_000,
  instanceLaunchMs: 20_000,
  agentStepMs: 5_000,
  targetWaitMs: 5_000,
  rememberStoppedMs: 120_000,
};

/** How often a day Spot capacity is taken back: not at all, once in a run, many times. */
const spotRates = [undefined, 40, 600];

/** After the faults everything has to be well within this: several times the longest back-off. */
const HEALING_MS = 15 * 60_000;

/**
 * Runs a control plane under a seed on the virtual clock, in two acts: faults, while every check holds at every step; then healing, with
 * convergence demanded. Faults are API calls at random, containers that fail, die and fall ill, a host that reboots, a wall clock that steps, a full
 * disk, and crashes of the engine between any two of its steps.
 */
export function simulate(seed: string, options: SimulationOptions = {}): Outcome {
  const { services = 2, maxTasks = 5, minutes = 60, crashes: mayCrash = true, acts = actNames, bug = {} } = options;
  const clock = virtualClock();
  const random = seededRandom(`simulate/${seed}`);
  const dice = random.split("faults");
  const books = keepBooks();
  const spotPerDay = acts.includes("spot-rate") ? spotRates[random.split("spot-rate").below(spotRates.length)] : undefined;
  const checks = allChecks(simulatedPace, spotPerDay);
  const hash = createHash("sha256");
  const clients = workload(random.split("workload"), { services, maxTasks, acts });
  const driver = faultyDriver(clock, random.split("driver"), bug.forgetfulDriver);
  const counts = { calls: 0, crashes: 0, changes: 0 };
  const each = (run: (check: Check) => void): void => checks.forEach(run);
  const trace = (line: () => string): void => options.trace?.(`${clock.monotonic()} ${line()}`);
  let stepsToCrash = options.crashAtStep ?? Infinity;
  let steps = 0;
  let engine: Engine | undefined;
  let reopening = false;
  let pace: Pace = { ...simulatedPace, spotPerDay };
  const owed: ApiCall[] = [];

  const disk = simulatedDisk({
    clock,
    random: random.split("disk"),
    maxMs: 5,
    durable: (batch) => each((check) => check.stored?.(batch)),
  });

  const probe: EngineProbe = {
    step() {
      steps++;
      if (--stepsToCrash <= 0) throw new Crash("as planned");
    },
    durable(applied) {
      for (const change of applied) took(change);
    },
  };

  function took(change: Applied): void {
    counts.changes++;
    trace(() => `${change.table} ${change.key} ${change.why} ${JSON.stringify(change.row)}`);
    hash.update(`${change.table} ${change.key} ${change.why} ${change.at}\n`);
    books.take(change);
    each((check) => check.changed?.(change, books));
  }

  const watched: FaultyDriver = {
    ...driver,
    perform(effect) {
      trace(() => `${effect.kind} ${effect.taskArn} ${effect.container}`);
      each((check) => check.handedOver?.(effect, books));
      driver.perform(effect);
    },
  };

  function open(): void {
    trace(() => "the engine opens");
    reopening = false;
    books.reload(disk.contents.load().rows);
    const store = disk.open();
    try {
      engine = createEngine({
        store: bug.store?.(store) ?? store,
        driver: bug.driver?.(watched) ?? watched,
        clock,
        pace,
        seed: `engine/${seed}`,
        strict: true,
        probe,
        ...(bug.controllers && { controllers: bug.controllers(pace) }),
        onFailure: () => crash(),
        onMistake: (error) => {
          throw error;
        },
      });
    } catch (error) {
      survive(error);
    }
  }

  /** The engine is gone; a while later another one is there. */
  function crash(): void {
    if (reopening) return;
    reopening = true;
    counts.crashes++;
    trace(() => "the engine crashes");
    stepsToCrash = Infinity;
    engine?.kill();
    engine = undefined;
    driver.detach();
    disk.crash();
    clock.after(10 + dice.below(5_000), open);
  }

  /** The engine goes with its host, and the containers too. */
  function rebootHost(): void {
    trace(() => "the host reboots");
    driver.reboot();
    crash();
  }

  function survive(error: unknown): void {
    if (!(error instanceof Crash)) throw error;
    crash();
  }

  function advance(ms: number): void {
    const until = clock.monotonic() + ms;
    while (clock.monotonic() < until) {
      try {
        clock.advance(until - clock.monotonic());
      } catch (error) {
        survive(error);
      }
    }
  }

  /** A call that is not answered is made again, as clients do; one that is refused was answered. */
  function ask(call: ApiCall): void {
    if (!engine) return void owed.push(call);
    counts.calls++;
    each((check) => check.asked?.(call));
    const heard = bug.mishears?.(call) ?? call;
    try {
      callOperation(engine, heard.operation, heard.input as never, (error, output) => {
        if (!error) return each((check) => check.answered?.(output, disk.contents, call));
        if (error instanceof AwsException) return trace(() => `refused ${call.operation.name}: ${error.message}`);
        if (/killed|closed|no space/.test(error.message)) owed.push(call);
        else throw error;
      });
    } catch (error) {
      survive(error);
    }
  }

  function standstill(healed: boolean): void {
    // Faults are held back until nothing is on its way; time passes only as far as that takes.
    if (options.crashAtStep === undefined) stepsToCrash = Infinity;
    // After a step of the wall clock timers are late; whatever is asked makes the engine look at the time.
    engine?.submit(
      () => ({ result: undefined }),
      () => undefined,
    );
    for (let tries = 0; !engine?.quiet; tries++) {
      if (tries > 100_000) throw new Violation("stuck: the engine never comes to rest");
      advance(1);
    }
    const still = engine;
    each((check) => check.standstill?.({ engine: still, driver, stored: () => disk.contents.load().rows, healed }));
  }

  function fault(): void {
    const kind = dice.below(100);
    if (kind < 40) {
      const call = owed.pop() ?? (engine && clients.next(engine.view));
      if (call) ask(call);
    } else if (kind < 75) driver.disturb();
    else if (mayCrash && kind < 78) rebootHost();
    else if (kind < 81) clock.stepWall((dice.below(7_200) - 3_600) * 1_000);
    else if (kind < 83) disk.full = true;
    else if (mayCrash && kind < 93) stepsToCrash = 1 + dice.below(60);
    else standstill(false);
  }

  let violation: string | undefined;
  const mend = bug.sabotage?.();
  try {
    open();
    for (const call of clients.first()) ask(call);
    const end = minutes * 60_000;
    while (clock.monotonic() < end) {
      advance(dice.below(20_000));
      fault();
    }
    driver.heal();
    disk.full = false;
    standstill(false);
    if (spotPerDay !== undefined) {
      // From now on nobody takes Spot capacity back.
      pace = simulatedPace;
      crash();
    }
    // What is still owed may make services that need healing too.
    for (const call of owed.splice(0)) ask(call);
    standstill(false);
    const waits = Math.max(0, clients.lasts(engine!.view) - engine!.now());
    for (const call of clients.last(engine!.view)) ask(call);
    advance(waits + HEALING_MS);
    // A crash that was planned for this act has left calls without an answer.
    for (const call of owed.splice(0)) ask(call);
    if (stepsToCrash === Infinity && counts.crashes > 0) advance(HEALING_MS);
    standstill(true);
  } catch (error) {
    engine?.kill();
    violation = `${error instanceof Violation ? error.message : ((error as Error).stack ?? String(error))} (at minute ${(clock.monotonic() / 60_000).toFixed(2)})`;
  }
  mend?.();
  return { seed, violation, hash: hash.digest("hex"), ...counts, steps };
}
