import { ecsArn, type Place } from "@stowage/model";
import type { SimulatedSpan } from "@stowage/model/inputs";
import { chooseToTerminate, INITIAL_SCALING_STATE, instancesNeeded, scaleCapacity, type ScalingState } from "@stowage/placement";
import { waitingTasks } from "../control/capacity/waiting-tasks.js";
import type { Engine } from "../control/engine.js";
import { stopTask } from "../control/task/stop-task.js";
import type { Command } from "../control/types.js";
import { seededRandom } from "../random.js";
import { registerContainerInstance } from "../services/ecs/register-container-instance.js";
import type { View } from "../state/view.js";
import type { VirtualClock } from "../testing/virtual-clock.js";
import { spanMs, waitMs } from "./draw.js";
import type { FleetPlan } from "./fleet-plan.js";
import type { InstanceRecord, SimulatedFleetResult } from "./result.js";

export interface FleetOptions {
  readonly seed: string;
  readonly place: Place;
  /** From the launch to the registration with the cluster. */
  readonly launch: SimulatedSpan;
  readonly spotPerDay: number;
  readonly lostZones: ReadonlySet<string>;
  say(kind: "fleet" | "spot", subject: string, message: string): void;
}

/** An Auto Scaling group under managed scaling, minute by minute. */
export interface Fleet {
  /** Launches what the group begins with, ready at once. */
  begin(): void;
  /** The end of a minute: managed scaling decides, instances are launched and ended. */
  endMinute(now: number): void;
  /** Notes the state as a point of the series. */
  sample(): void;
  loseZone(zone: string, now: number): void;
  close(start: number, end: number): { readonly result: SimulatedFleetResult; readonly records: readonly InstanceRecord[] };
}

interface Machine {
  readonly id: string;
  readonly zone: string;
  readonly launchedAt: number;
  /** Once it is registered. */
  arn?: string;
  draining: boolean;
  /** It ends now at the latest. */
  deadline?: number;
}

export function fleet(engine: Engine, clock: VirtualClock, plan: FleetPlan, options: FleetOptions): Fleet {
  const { provider, types, zones, minSize, maxSize, scaling } = plan;
  const { seed, place, launch, spotPerDay, lostZones, say } = options;
  const type = types[0]!;
  const clusterArn = ecsArn.cluster(place, plan.cluster);
  const machines = new Set<Machine>();
  const records: InstanceRecord[] = [];
  const columns = { desired: [] as number[], running: [] as number[], busy: [] as number[], reservation: [] as number[] };
  let desired = plan.desired;
  let launched = 0;
  let reservation = 100;
  let state: ScalingState = INITIAL_SCALING_STATE;

  const submit = (make: (view: View, now: number) => readonly Command[]): void =>
    engine.submit(
      (view, now) => ({ commands: make(view, now), result: undefined }),
      (error) => {
        if (error) throw error;
      },
    );
  const tasksOn = ({ arn }: Machine): number => (arn === undefined ? 0 : [...engine.view.tasksOnInstance(arn)].length);
  const standing = (): Machine[] => [...machines].filter(({ draining }) => !draining);

  function launchOne(ready: boolean): void {
    const open = zones.filter((zone) => !lostZones.has(zone));
    if (open.length === 0) return;
    const count = (zone: string): number => standing().filter((machine) => machine.zone === zone).length;
    const zone = open.reduce((best, other) => (count(other) < count(best) ? other : best));
    const id = `i-${seededRandom(`${seed}/instance/${provider}/${launched++}`).hex(17)}`;
    const machine: Machine = { id, zone, launchedAt: clock.now(), draining: false };
    machines.add(machine);
    if (ready) register(machine);
    else clock.after(spanMs(launch, `${seed}/launch/${id}`), () => register(machine));
    const wait = plan.spot ? waitMs(spotPerDay, `${seed}/spot/${id}`) : undefined;
    if (wait !== undefined) clock.after(wait, () => interrupt(machine));
  }

  function register(machine: Machine): void {
    if (!machines.has(machine)) return;
    const document = { instanceId: machine.id, instanceType: type.name, availabilityZone: machine.zone, region: place.region };
    const input = { cluster: plan.cluster, instanceIdentityDocument: JSON.stringify(document) };
    engine.submit(
      (view, now, random) => {
        const { output, commands = [] } = registerContainerInstance.run({ input, view, place, now, random });
        const arn = output.containerInstance?.containerInstanceArn ?? "";
        // ECS knows by the group's tag whose instance it is.
        const owned = commands.map((command) =>
          command.table === "containerInstances" && command.op === "put"
            ? { ...command, row: { ...command.row, capacityProviderName: provider } }
            : command,
        );
        return { commands: owned, result: arn };
      },
      (error, arn) => {
        if (error) throw error;
        machine.arn = arn!;
      },
    );
  }

  /** Two minutes after the notice it is gone; managed draining uses them. */
  function interrupt(machine: Machine): void {
    if (!machines.has(machine) || machine.draining) return;
    say("spot", provider, `${machine.id} in ${machine.zone} is taken back in two minutes.`);
    drain(machine, clock.now() + 120_000);
  }

  /** No new tasks; the scheduler replaces those that run. */
  function drain(machine: Machine, deadline?: number): void {
    machine.draining = true;
    if (deadline !== undefined) machine.deadline = deadline;
    const { arn } = machine;
    if (arn === undefined) return;
    submit(() => [{ op: "patch", table: "containerInstances", key: arn, row: { status: "DRAINING" }, why: "its group gets smaller" }]);
  }

  function end(machine: Machine, now: number): void {
    machines.delete(machine);
    records.push({ id: machine.id, provider, type: type.name, zone: machine.zone, launchedAt: machine.launchedAt, terminatedAt: now });
    const { arn } = machine;
    if (arn === undefined) return;
    submit((view, at) => [
      { op: "patch", table: "containerInstances", key: arn, row: { status: "INACTIVE", agentConnected: false }, why: "it is terminated" },
      ...stopAll(view, arn, `Host EC2 (instance ${machine.id}) terminated.`, at),
    ]);
  }

  function decide(now: number): void {
    const all = standing();
    const registered = all.filter(({ arn }) => arn !== undefined);
    const busy = registered.filter((machine) => tasksOn(machine) > 0).length;
    const { needed } = instancesNeeded({
      provisioning: waitingTasks(engine.view, clusterArn, provider),
      instanceTypes: types.map(({ cpu, memory, gpus, enis, trunkEnis }) => ({
        cpu,
        memory,
        gpus,
        ...(enis !== undefined && { enis }),
        ...(trunkEnis !== undefined && { trunkEnis }),
      })),
      running: registered.length,
      busy,
      ...(scaling.minimumScalingStepSize !== undefined && { minimumScalingStepSize: scaling.minimumScalingStepSize }),
      ...(scaling.maximumScalingStepSize !== undefined && { maximumScalingStepSize: scaling.maximumScalingStepSize }),
    });
    const youngest = Math.max(-Infinity, ...all.map(({ launchedAt }) => launchedAt));
    const decision = scaleCapacity(
      state,
      {
        minSize,
        maxSize,
        ...(scaling.targetCapacity !== undefined && { targetCapacity: scaling.targetCapacity }),
        ...(scaling.instanceWarmupPeriod !== undefined && { instanceWarmupPeriod: scaling.instanceWarmupPeriod }),
      },
      { needed, running: registered.length, desired, ...(youngest > -Infinity && { youngestLaunchedAt: youngest }), now },
    );
    ({ state, reservation } = decision);
    if (decision.desired === desired) return;
    say("fleet", provider, `From ${desired} to ${decision.desired} instances. ${decision.reason}`);
    desired = decision.desired;
  }

  return {
    begin() {
      for (let i = 0; i < desired; i++) launchOne(true);
    },
    endMinute(now) {
      for (const machine of machines)
        if (machine.draining && (tasksOn(machine) === 0 || (machine.deadline ?? Infinity) <= now)) end(machine, now);
      if ((scaling.status ?? "ENABLED") === "ENABLED") decide(now);
      const all = standing();
      for (let missing = desired - all.length; missing > 0; missing--) launchOne(false);
      const surplus = all.length - desired;
      if (surplus <= 0) return;
      const candidates = all.map((machine) => ({
        id: machine.id,
        az: machine.zone,
        launchedAt: machine.launchedAt,
        tasks: tasksOn(machine),
      }));
      // Those without tasks go first, if there are enough of them.
      const empty = candidates.filter(({ tasks }) => tasks === 0);
      const from = empty.length >= surplus ? empty : candidates;
      const chosen = new Set(chooseToTerminate(from, surplus, { managedTerminationProtection: plan.terminationProtection }));
      for (const machine of all) if (chosen.has(machine.id)) drain(machine);
    },
    sample() {
      const registered = standing().filter(({ arn }) => arn !== undefined);
      columns.desired.push(desired);
      columns.running.push(registered.length);
      columns.busy.push(registered.filter((machine) => tasksOn(machine) > 0).length);
      columns.reservation.push(Math.round(reservation * 100) / 100);
    },
    loseZone(zone, now) {
      for (const machine of machines) if (machine.zone === zone) end(machine, now);
    },
    close(start, endAt) {
      const open = [...machines].map(({ id, zone, launchedAt }) => ({
        id,
        provider,
        type: type.name,
        zone,
        launchedAt,
        terminatedAt: endAt,
      }));
      const kept = [...records, ...open]
        .map((record) => ({ ...record, launchedAt: Math.max(start, record.launchedAt) }))
        .filter(({ launchedAt, terminatedAt }) => terminatedAt > launchedAt);
      const instanceSeconds = kept.reduce((sum, { launchedAt, terminatedAt }) => sum + (terminatedAt - launchedAt) / 1000, 0);
      return { result: { provider, series: columns, instanceSeconds }, records: kept };
    },
  };
}

function* stopAll(view: View, instanceArn: string, stoppedReason: string, now: number): Iterable<Command> {
  for (const task of view.tasksOnInstance(instanceArn)) {
    if (task.status.desiredStatus === "RUNNING") yield* stopTask(task, { stopCode: "TerminationNotice", stoppedReason }, now);
  }
}
