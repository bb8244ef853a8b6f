import { parseArn } from "@stowage/model";
import type { SimulatedFailures, SimulatedZoneLoss } from "@stowage/model/inputs";
import type { Engine } from "../control/engine.js";
import { zoneOfSubnet } from "../control/launch/zone-of-subnet.js";
import { stopTask } from "../control/task/stop-task.js";
import type { Command } from "../control/types.js";
import type { SimulatedDriver } from "../drivers/simulated.js";
import type { DeploymentRow, TaskSpecRow } from "../state/rows.js";
import type { ServiceSettings } from "../state/service-settings.js";
import type { View } from "../state/view.js";
import type { VirtualClock } from "../testing/virtual-clock.js";
import { waitMs } from "./draw.js";
import type { SimulationEvent } from "./result.js";

export interface MishapOptions {
  readonly seed: string;
  readonly spotPerDay: number;
  readonly failures: SimulatedFailures;
  /** The service of a task, for the record. */
  subjectOf(spec: TaskSpecRow): string;
  say(kind: SimulationEvent["kind"], subject: string, message: string): void;
}

/** What befalls tasks: Spot interruptions and crashes drawn from the seed, and zones that are lost and come back. */
export interface Mishaps {
  /** A task has come to run: what will happen to it is drawn now. */
  arm(spec: TaskSpecRow): void;
  loseZone(loss: SimulatedZoneLoss): void;
  readonly lostZones: ReadonlySet<string>;
}

export function mishaps(engine: Engine, clock: VirtualClock, driver: SimulatedDriver, options: MishapOptions): Mishaps {
  const { seed, spotPerDay, failures, say, subjectOf } = options;
  const lostZones = new Set<string>();
  const submit = (plan: (view: View, now: number) => readonly Command[]): void =>
    engine.submit(
      (view, now) => ({ commands: plan(view, now), result: undefined }),
      (error) => {
        if (error) throw error;
      },
    );

  function live(view: View, arn: string): boolean {
    return view.task(arn)?.status.desiredStatus === "RUNNING";
  }

  function interrupt(spec: TaskSpecRow): void {
    if (!live(engine.view, spec.arn)) return;
    say("spot", subjectOf(spec), `The Spot capacity under a task in ${spec.availabilityZone} is taken back.`);
    submit((view, now) =>
      live(view, spec.arn)
        ? stopTask(view.task(spec.arn)!, { stopCode: "SpotInterruption", stoppedReason: "Your Spot Task was interrupted." }, now)
        : [],
    );
  }

  function crash(spec: TaskSpecRow): void {
    const definition = engine.view.get("taskDefinitions", spec.taskDefinitionArn)?.definition;
    const container = definition?.containerDefinitions.find(({ essential }) => essential !== false)?.name;
    if (container === undefined || !live(engine.view, spec.arn)) return;
    say("crash", subjectOf(spec), `${container} of a task in ${spec.availabilityZone} ends with exit code 1.`);
    driver.exit(spec.arn, container, 1);
  }

  function after(ms: number | undefined, call: () => void): void {
    if (ms !== undefined) clock.after(ms, call);
  }

  return {
    lostZones,
    arm(spec) {
      if (spec.capacityProviderName === "FARGATE_SPOT") after(waitMs(spotPerDay, `${seed}/spot/${spec.arn}`), () => interrupt(spec));
      after(waitMs(failures.crashesPerDay ?? 0, `${seed}/crash/${spec.arn}`), () => crash(spec));
    },
    loseZone({ zone, minutes = DEFAULT_OUTAGE_MINUTES }) {
      say("zone-lost", zone, `The zone ${zone} is lost for ${minutes} minutes.`);
      lostZones.add(zone);
      const before = new Map<string, readonly string[]>();
      submit((view, now) => [...leaveZone(view, zone, before), ...stopInZone(view, zone, now)]);
      after(minutes * 60_000, () => {
        lostZones.delete(zone);
        say("zone-back", zone, `The zone ${zone} is back.`);
        submit((view) => [...returnToZone(view, before)]);
      });
    },
  };
}

/** As long as `survives` takes an outage to last. Our assumption. */
const DEFAULT_OUTAGE_MINUTES = 240;

/** Tasks on Fargate in a lost zone are gone at once, and nobody's definition is to blame. */
function* stopInZone(view: View, zone: string, now: number): Iterable<Command> {
  const stoppedReason = `The Availability Zone ${zone} is lost`;
  for (const [arn, spec] of view.all("taskSpecs")) {
    const task = spec.availabilityZone === zone && view.task(arn);
    if (task && task.status.desiredStatus === "RUNNING") yield* stopTask(task, { stopCode: "InfrastructureHealth", stoppedReason }, now);
  }
}

/** ECS does not place Fargate tasks in a zone that fails: the scheduler is not offered its subnets meanwhile, if there are others. Our choice. */
function* leaveZone(view: View, zone: string, before: Map<string, readonly string[]>): Iterable<Command> {
  for (const [id, row] of view.all("deployments")) {
    const region = parseArn(row.serviceArn)?.region ?? "";
    const subnets = row.settings.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
    const left = subnets.filter((subnet) => zoneOfSubnet(region, subnet) !== zone);
    if (left.length === 0 || left.length === subnets.length) continue;
    before.set(id, subnets);
    yield withSubnets(row, left, `${zone} is lost`);
  }
}

function* returnToZone(view: View, before: ReadonlyMap<string, readonly string[]>): Iterable<Command> {
  for (const [id, subnets] of before) {
    const row = view.get("deployments", id);
    if (row) yield withSubnets(row, subnets, "the zone is back");
  }
}

function withSubnets(row: DeploymentRow, subnets: readonly string[], why: string): Command {
  const network = row.settings.networkConfiguration!.awsvpcConfiguration!;
  const settings: ServiceSettings = {
    ...row.settings,
    networkConfiguration: { awsvpcConfiguration: { ...network, subnets: [...subnets] } },
  };
  return { op: "patch", table: "deployments", key: row.id, row: { settings }, why };
}
