import { ecsArn, type Assembly, type Place } from "@stowage/model";
import type { SimulatedZoneLoss, SimulationScenario } from "@stowage/model/inputs";
import { controllersAt } from "../control/controllers.js";
import { createEngine, type Engine } from "../control/engine.js";
import { alarmController } from "../control/monitoring/alarm-controller.js";
import { paces } from "../control/pace.js";
import { scalingController } from "../control/scaling/scaling-controller.js";
import { simulatedDriver } from "../drivers/simulated.js";
import { newMeta, type Store } from "../store/store.js";
import { virtualClock } from "../testing/virtual-clock.js";
import { assemblyOf, saidOf } from "./assembly-of.js";
import { autoscaler, type Autoscaler } from "./autoscaler.js";
import { Book, type ServiceBook } from "./book.js";
import { uniform } from "./draw.js";
import { fleet } from "./fleet.js";
import { fleetPlans } from "./fleet-plan.js";
import { curveOf } from "./load/curve.js";
import { measure, type MeterOptions } from "./meter.js";
import { mishaps } from "./mishaps.js";
import type { SimulatedServiceResult, SimulationEvent, SimulationResult, TaskRecord } from "./result.js";
import { SeriesRecorder } from "./series.js";
import { setUp } from "./set-up.js";
import { startTimes } from "./start-up.js";
import { monthOf, uptimeOf } from "./uptime.js";

/** A Monday. */
const DEFAULT_START = "2026-01-05T00:00:00Z";
const DEFAULT_REGION = "us-east-1";
const ACCOUNT = "123456789012";
const MINUTE_MS = 60_000;
/** How long before the span the services are deployed, so that it begins with services that run. */
const LEAD_MS = 30 * MINUTE_MS;
/** From the launch of an instance to its registration (our assumption). */
const DEFAULT_LAUNCH = { mean: 90, spread: 20 };
const DEFAULT_REQUESTS_PER_TASK = 100;
const DEFAULT_MEMORY = { idle: 30, busy: 70 };

/**
 * Runs a scenario's services on the engine's own controllers and a virtual clock, under load, and tells what happened: tasks, utilization, overload,
 * scaling, uptime, and the task records that a cost estimate takes. No second scheduler: what starts, places and stops tasks here is what does so in
 * `stowage local`; Application Auto Scaling and CloudWatch's alarms act on it a minute at a time.
 *
 * @param scenario As {@link SimulationScenario} describes it; read it with `readInput(simulationSchema, value)` first.
 * @throws {StowageError} `simulate-refused`: the engine refuses the definitions, as ECS would.
 * @example
 * const { services, tasks } = simulate({ assembly, load: "spike", days: 1, seed: 7 });
 */
export function simulate(scenario: SimulationScenario): SimulationResult {
  const seed = String(scenario.seed ?? 1);
  const start = Date.parse(scenario.start ?? DEFAULT_START);
  const minutes = Math.max(1, Math.round((scenario.days ?? 1) * 24 * 60));
  const assembly = assemblyOf(scenario);
  const place: Place = { region: assembly.region ?? DEFAULT_REGION, account: ACCOUNT };
  const clock = virtualClock(start - LEAD_MS);
  const events: SimulationEvent[] = [];
  const say = (kind: SimulationEvent["kind"], subject: string, message: string): void =>
    void events.push({ at: iso(clock.now()), kind, subject, message });

  const keyOfArn = new Map(Object.keys(assembly.services ?? {}).map((key) => [serviceArn(place, key), key]));
  const keyOf = (arn: string | undefined): string => (arn === undefined ? "" : (keyOfArn.get(arn) ?? arn));
  const times = startTimes(
    seed,
    (task) => ({ ...scenario.startup, ...saidOf(scenario, keyOf(engine.view.get("taskSpecs", task)?.serviceArn)).startup }),
    () => clock.now(),
  );
  const startPercent = scenario.failures?.startPercent ?? 0;
  const driver = simulatedDriver(clock, {
    startMsOf: times.startMsOf,
    cannotStart({ taskArn, container }) {
      const zone = engine.view.get("taskSpecs", taskArn)?.availabilityZone ?? "";
      if (troubles.lostZones.has(zone))
        return "Capacity is unavailable at this time. Please try again later or in a different availability zone";
      if (startPercent > 0 && 100 * uniform(`${seed}/fail/${taskArn}/${container}`) < startPercent)
        return "CannotStartContainerError: drawn by the scenario";
      return undefined;
    },
  });
  const book = new Book(
    [...keyOfArn].map(([arn, key]) => ({ arn, key })),
    (spec) => {
      times.forget(spec.arn);
      troubles.arm(spec);
    },
  );
  // Nobody asks after stopped tasks here.
  const pace = { ...paces.aws, rememberStoppedMs: MINUTE_MS };
  const engine: Engine = createEngine({
    store: forgetfulStore(`simulation ${seed}`),
    driver,
    clock,
    pace,
    // The metrics are the load curve's, so alarms and policies are followed here, minute by minute, by the same arithmetic.
    controllers: controllersAt(pace).filter((controller) => controller !== alarmController && controller !== scalingController),
    onMistake: fail,
    onFailure: fail,
    probe: { durable: (applied) => book.record(applied) },
  });
  const troubles = mishaps(engine, clock, driver, {
    seed,
    spotPerDay: scenario.spot?.interruptionsPerDay ?? 0,
    failures: scenario.failures ?? {},
    subjectOf: (spec) => keyOf(spec.serviceArn),
    say,
  });

  setUp(engine, clock, assembly, place);
  const planned = fleetPlans(assembly, place);
  const fleets = planned.fleets.map((plan) =>
    fleet(engine, clock, plan, {
      seed,
      place,
      launch: scenario.instances?.launchSeconds ?? DEFAULT_LAUNCH,
      spotPerDay: scenario.spot?.interruptionsPerDay ?? 0,
      lostZones: troubles.lostZones,
      say,
    }),
  );
  for (const one of fleets) one.begin();
  for (let lead = LEAD_MS; lead > 0; lead -= MINUTE_MS) {
    clock.advance(MINUTE_MS);
    for (const one of fleets) one.endMinute(clock.now());
    clock.settle();
  }
  events.length = 0;
  book.begin(start);

  const minutesAGrain = (scenario.grainSeconds ?? 60) / 60;
  const services = book.services.map((one) => newService(scenario, assembly, one, start, minutes));
  for (const loss of scenario.zoneLosses ?? []) clock.after(loss.atHour * 60 * MINUTE_MS, () => loseZone(loss));
  for (let minute = 0; minute < minutes; minute++) {
    const from = start + minute * MINUTE_MS;
    book.beginMinute(from);
    for (const service of services) runSchedule(service, from);
    clock.advance(from + MINUTE_MS - clock.now());
    const last = minute === minutes - 1;
    for (const service of services) endMinute(service, from, last);
    for (const one of fleets) {
      one.endMinute(from + MINUTE_MS);
      if (last || (minute + 1) % minutesAGrain === 0) one.sample();
    }
    clock.settle();
  }
  const end = start + minutes * MINUTE_MS;
  const tasks = book.close(end);
  engine.kill();

  const seconds = secondsByCapacity(tasks);
  const ended = fleets.map((one) => one.close(start, end));
  return {
    format: "stowage/simulate@1",
    seed,
    start: iso(start),
    end: iso(end),
    hours: minutes / 60,
    grainSeconds: scenario.grainSeconds ?? 60,
    services: services.map((service) => resultOf(service, start, end, seconds.get(service.book.key) ?? {})),
    fleets: ended.map(({ result }) => result),
    events,
    tasks,
    instances: ended.flatMap(({ records }) => records),
    notes: [...notesOf(services), ...planned.notes],
  };

  function loseZone(loss: SimulatedZoneLoss): void {
    troubles.loseZone(loss);
    for (const one of fleets) one.loseZone(loss.zone, clock.now());
  }

  function runSchedule({ scaling, book: one }: Service, from: number): void {
    const action = scaling?.schedule(from, one.desired);
    if (!action) return;
    for (const why of action.why) say("scheduled", one.key, why);
    if (action.desired !== one.desired) setDesired(engine, one.arn, action.desired, action.why.join("; "));
  }

  function endMinute(service: Service, from: number, last: boolean): void {
    const { book: one, scaling } = service;
    const to = from + MINUTE_MS;
    const measured = measure(service.meter, from + MINUTE_MS / 2 - start, book.endMinute(one, to));
    service.recorder.add(one, measured, last);
    if (one.zones.size >= 2) service.minutesInZones++;
    if (one.running < Math.ceil((one.desired * service.minimumPercent) / 100)) {
      const month = monthOf(from);
      service.belowMinimum.set(month, (service.belowMinimum.get(month) ?? 0) + 1);
    }
    service.minutes++;
    if (!scaling?.watch(measured)) return;
    const action = scaling.decide({
      running: one.running,
      desired: one.desired,
      deploying: () => isDeploying(engine, one.arn),
      now: to,
    });
    if (!action) return;
    if (action.direction === "out") service.scaleOuts++;
    else service.scaleIns++;
    say(`scale-${action.direction}`, one.key, `Setting desired count to ${action.desired}. Cause: ${action.why}`);
    setDesired(engine, one.arn, action.desired, action.why);
  }
}

interface Service {
  readonly book: ServiceBook;
  readonly meter: MeterOptions;
  readonly scaling: Autoscaler | undefined;
  readonly recorder: SeriesRecorder;
  readonly minimumPercent: number;
  readonly belowMinimum: Map<string, number>;
  minutes: number;
  minutesInZones: number;
  scaleOuts: number;
  scaleIns: number;
}

function newService(scenario: SimulationScenario, assembly: Assembly, book: ServiceBook, start: number, minutes: number): Service {
  const said = saidOf(scenario, book.key);
  const requestsPerTask = said.requestsPerTask ?? scenario.requestsPerTask ?? DEFAULT_REQUESTS_PER_TASK;
  const scaling = assembly.scaling && Object.hasOwn(assembly.scaling, book.key) ? assembly.scaling[book.key] : undefined;
  return {
    book,
    meter: {
      load: curveOf(said.load ?? scenario.load ?? "daily", { desired: book.desired, requestsPerTask, start }),
      requestsPerTask,
      memoryPercent: said.memoryPercent ?? DEFAULT_MEMORY,
    },
    scaling: scaling && autoscaler(scaling, said.alarms ?? [], start),
    recorder: new SeriesRecorder(minutes, (scenario.grainSeconds ?? 60) / 60),
    minimumPercent: assembly.services?.[book.key]?.deploymentConfiguration?.minimumHealthyPercent ?? 100,
    belowMinimum: new Map(),
    minutes: 0,
    minutesInZones: 0,
    scaleOuts: 0,
    scaleIns: 0,
  };
}

function resultOf(
  service: Service,
  start: number,
  end: number,
  taskSeconds: { readonly [capacity: string]: number },
): SimulatedServiceResult {
  const { book, meter, scaling, recorder } = service;
  const zones = service.minutesInZones * 2 > service.minutes ? 2 : 1;
  return {
    service: book.key,
    requestsPerTask: meter.requestsPerTask,
    ...(scaling && { bounds: { min: scaling.min, max: scaling.max } }),
    series: recorder.series(),
    totals: {
      requests: Math.round(recorder.totalRequests),
      overloaded: Math.round(recorder.totalOverload),
      tasksStarted: book.started,
      tasksStopped: book.stopped,
      scaleOuts: service.scaleOuts,
      scaleIns: service.scaleIns,
      peakRunning: book.peakRunning,
      taskSeconds,
    },
    uptime: uptimeOf({ book, start, end, belowMinimum: service.belowMinimum, zones }),
  };
}

function setDesired(engine: Engine, arn: string, desiredCount: number, why: string): void {
  engine.submit(
    () => ({ commands: [{ op: "patch", table: "services", key: arn, row: { desiredCount }, why }], result: undefined }),
    (error) => {
      if (error) throw error;
    },
  );
}

function isDeploying(engine: Engine, arn: string): boolean {
  return engine.view.deploymentsOf(arn).some(({ rolloutState }) => rolloutState === "IN_PROGRESS");
}

function secondsByCapacity(tasks: readonly TaskRecord[]): ReadonlyMap<string, { readonly [capacity: string]: number }> {
  const all = new Map<string, Record<string, number>>();
  for (const { resource, on, pullStartedAt, stoppedAt } of tasks) {
    const own = all.get(resource) ?? {};
    own[on] = (own[on] ?? 0) + (stoppedAt - pullStartedAt) / 1000;
    all.set(resource, own);
  }
  return all;
}

function notesOf(services: readonly Service[]): readonly string[] {
  const taken = [
    "CPU is in proportion to requests and never above 100 %; memory follows it between idle and busy.",
    "Metrics are there at the end of each minute; CloudWatch's own delay is not simulated.",
    "Services ran for half an hour before the beginning.",
  ];
  return [...taken, ...services.flatMap(({ book, scaling }) => (scaling?.notes ?? []).map((note) => `${book.key}: ${note}`))];
}

function serviceArn(place: Place, key: string): string {
  const slash = key.indexOf("/");
  return ecsArn.service(place, key.slice(0, slash), key.slice(slash + 1));
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Nothing is opened again here, so nothing is kept. */
function forgetfulStore(id: string): Store {
  return { id, load: () => ({ rows: [], outbox: [], meta: newMeta }), commit: (_batch, done) => done(), close: () => Promise.resolve() };
}

function fail(error: Error): never {
  throw error;
}
