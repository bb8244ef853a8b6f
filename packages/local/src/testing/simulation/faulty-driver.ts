import type { Clock, Timer } from "../../clock.js";
import type { Random } from "../../random.js";
import type { Driver, Effect, Fact, StartContainer } from "../../drivers/driver.js";

/** A host whose containers outlive engines and go wrong: they fail to start, die, fall ill, and their facts are repeated. */
export interface FaultyDriver extends Driver {
  /** While nobody listens facts are lost, as with a real runtime. */
  detach(): void;
  /** Loses every container without a word, as a host that reboots. */
  reboot(): void;
  /** From now on nothing goes wrong any more. */
  heal(): void;
  /** Makes some container die or fall ill. */
  disturb(): void;
  /** How often each attempt of a container was really started: once, if all is well. */
  readonly starts: ReadonlyMap<string, number>;
  /** What reboots have taken. */
  readonly lost: ReadonlySet<string>;
}

/** Containers with this image never start. */
export const BAD_IMAGE = "no-such-image";

/** @param forgetful It starts again what it is asked for again: a mistake. */
export function faultyDriver(clock: Clock, random: Random, forgetful: boolean = false): FaultyDriver {
  const containers = new Map<string, Container>();
  const starts = new Map<string, number>();
  const lost = new Set<string>();
  /** A runtime remembers the attempts that have ended, so that a start that is replayed does not run it again. */
  const ended = new Map<string, number | undefined>();
  const attemptOf = (effect: StartContainer): string => `${keyOf(effect)} ${effect.attempt ?? 0}`;
  let sink: ((fact: Fact) => void) | undefined;
  let healed = false;
  const chance = (percent: number): boolean => !healed && random.below(100) < percent;

  function tell(fact: Fact): void {
    sink?.(fact);
    if (chance(10)) clock.after(random.below(2_000), () => sink?.(fact));
  }

  function start(effect: StartContainer): void {
    const key = keyOf(effect);
    if (containers.has(key) && !forgetful) return;
    if (ended.has(attemptOf(effect)) && !forgetful) return void clock.after(10, () => tellEnd(effect));
    const container: Container = { effect, timer: undefined, running: false };
    containers.set(key, container);
    container.timer = clock.after(100 + random.below(3_000), () => {
      if (effect.image === BAD_IMAGE || chance(3)) {
        containers.delete(key);
        ended.set(attemptOf(effect), undefined);
        return tell({
          kind: "container-exited",
          ...nameOf(effect),
          attempt: effect.attempt,
          reason: `CannotPullContainerError: ${effect.image}`,
        });
      }
      container.running = true;
      starts.set(attemptOf(effect), (starts.get(attemptOf(effect)) ?? 0) + 1);
      tell(startOf(effect));
      live(container);
    });
  }

  function live(container: Container): void {
    const { effect } = container;
    if (effect.awaitedToEnd) {
      container.timer = clock.after(500 + random.below(3_000), () => end(container, chance(5) ? 1 : 0));
    } else if (effect.healthCheck) {
      container.timer = clock.after(1_000 + random.below(8_000), () => report(container, chance(10) ? "UNHEALTHY" : "HEALTHY"));
    }
  }

  function report(container: Container, health: "HEALTHY" | "UNHEALTHY"): void {
    container.health = health;
    tell({ kind: "container-health", ...nameOf(container.effect), health });
  }

  function end(container: Container, exitCode: number): void {
    const key = keyOf(container.effect);
    container.timer?.cancel();
    if (!containers.delete(key)) return;
    ended.set(attemptOf(container.effect), exitCode);
    tell({ kind: "container-exited", ...nameOf(container.effect), attempt: container.effect.attempt, exitCode });
  }

  function tellEnd(effect: StartContainer): void {
    const key = attemptOf(effect);
    if (starts.has(key)) tell(startOf(effect));
    tell({ kind: "container-exited", ...nameOf(effect), attempt: effect.attempt, exitCode: ended.get(key) });
  }

  function stop(name: { readonly taskArn: string; readonly container: string }): void {
    const container = containers.get(keyOf(name));
    if (!container) return void clock.after(10, () => tell({ kind: "container-exited", ...nameOf(name) }));
    container.timer?.cancel();
    container.timer = clock.after(100 + random.below(5_000), () => end(container, 0));
  }

  return {
    name: "simulated",
    starts,
    lost,
    attach: (to) => void (sink = to),
    detach: () => void (sink = undefined),
    perform: (effect: Effect) => (effect.kind === "start-container" ? start(effect) : stop(effect)),
    list: () =>
      [...containers.values()].map(({ effect, running, health }) => ({
        ...nameOf(effect),
        health,
        started: running ? startOf(effect) : undefined,
      })),
    addresses: 5_000,
    address: (n) => `10.0.${Math.floor(n / 250)}.${(n % 250) + 1}`,
    reboot() {
      for (const [key, { timer, effect }] of containers) {
        timer?.cancel();
        lost.add(key);
        ended.set(attemptOf(effect), undefined);
      }
      containers.clear();
    },
    heal: () => void (healed = true),
    disturb() {
      const running = [...containers.values()].filter((container) => container.running);
      const victim = running[random.below(Math.max(1, running.length))];
      if (!victim) return;
      if (random.below(2) === 0) return end(victim, random.below(3));
      report(victim, random.below(3) === 0 ? "HEALTHY" : "UNHEALTHY");
    },
    close: () => Promise.resolve(),
  };
}

interface Container {
  readonly effect: StartContainer;
  timer: Timer | undefined;
  running: boolean;
  health?: "HEALTHY" | "UNHEALTHY";
}

function startOf(effect: StartContainer): Extract<Fact, { kind: "container-started" }> {
  return { kind: "container-started", ...nameOf(effect), runtimeId: keyOf(effect), attempt: effect.attempt };
}

export function keyOf({ taskArn, container }: { readonly taskArn: string; readonly container: string }): string {
  return `${taskArn} ${container}`;
}

function nameOf({ taskArn, container }: { readonly taskArn: string; readonly container: string }): {
  readonly taskArn: string;
  readonly container: string;
} {
  return { taskArn, container };
}
