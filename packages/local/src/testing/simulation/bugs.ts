import { shiftTraffic } from "../../control/deployments/staged/shift-traffic.js";
import { controllersAt } from "../../control/controllers.js";
import type { Controller } from "../../control/types.js";
import type { Row, Table } from "../../state/rows.js";
import { TaskIndex } from "../../state/task-index.js";
import type { Task } from "../../state/view.js";
import type { Batch, Store } from "../../store/store.js";
import { daemonBugs } from "./daemon-bugs.js";
import { lied, percent, replaced, rogue, seeing, twice, type PlantedBugs } from "./plant.js";
import { taskSetBugs } from "./task-set-bugs.js";

/**
 * Mistakes to plant, each with the checks of which one must notice it: a check that never fails proves nothing. Most make a controller see
 * another world than the one that there is.
 */
export const bugs: PlantedBugs = {
  ...daemonBugs,
  ...taskSetBugs,
  "takes the maximum for more than it is": { caughtBy: /max-percent/, ...percent("maximumPercent", 50) },
  "takes the minimum for less than it is": { caughtBy: /min-percent/, ...percent("minimumHealthyPercent", -50) },
  "starts every task twice": { caughtBy: /no-surplus/, controllers: replaced("service", twice) },
  "never breaks the circuit": {
    caughtBy: /breaker/,
    ...seeing("service", (view) => ({ get: (table, key) => withoutBreaker(view.get(table, key)) })),
  },
  "goes on with a failed deployment": {
    caughtBy: /stopped-deployment/,
    ...seeing("service", (view) => ({
      deploymentsOf: (arn) =>
        view
          .deploymentsOf(arn)
          .map((row) => (row.rolloutState === "FAILED" ? { ...row, rolloutState: "IN_PROGRESS", failedTasks: 0 } : row)),
    })),
  },
  "leaves a service without a primary deployment": {
    caughtBy: /one-primary/,
    ...rogue("deployments", (view) =>
      [...view.all("deployments")]
        .filter(([, { status, rolloutState }]) => status === "PRIMARY" && rolloutState === "COMPLETED")
        .map(([key]) => ({ op: "patch", table: "deployments", key, row: { status: "ACTIVE" }, why: "planted" })),
    ),
  },
  "deletes a deployment that still has tasks": {
    caughtBy: /no-orphans/,
    ...rogue("taskStatuses", (view) =>
      [...view.all("deployments")]
        .filter(([key, { status }]) => status === "ACTIVE" && view.countTasks(key, "healthy") > 0)
        .map(([key]) => ({ op: "delete", table: "deployments", key, why: "planted" })),
    ),
  },
  "does not notice what becomes of tasks": {
    caughtBy: /fixpoint/,
    controllers: replaced("service", (controller) => ({ ...controller, wakes: { services: controller.wakes.services! } })),
  },
  "does not replay the outbox": {
    caughtBy: /effect-lost/,
    store: (store) => ({ ...store, load: () => ({ ...store.load(), outbox: [] }) }),
  },
  "lets effects and answers leave before they are durable": {
    caughtBy: /effect-after-flush|ack-after-flush/,
    store: early,
  },
  "loses rows on the way to the disk": {
    caughtBy: /store-equals-memory/,
    store: (store) => ({ ...store, commit: (batch, done) => store.commit(without("serviceEvents", batch), done) }),
  },
  "forgets to count a task out": {
    caughtBy: /indexes/,
    sabotage() {
      const change = TaskIndex.prototype.change;
      TaskIndex.prototype.change = function (arn, old, now) {
        if (now.status?.lastStatus !== "STOPPED") change.call(this, arn, old, now);
      };
      return () => void (TaskIndex.prototype.change = change);
    },
  },
  "runs a container again when its start is replayed": { caughtBy: /launched-once/, forgetfulDriver: true },
  "does not notice what the host has lost": {
    caughtBy: /driver-equals-store|convergence|stuck/,
    driver: (driver) => ({
      ...driver,
      list: () => [...driver.list(), ...[...driver.lost].map((key) => ({ taskArn: key.split(" ")[0]!, container: key.split(" ")[1]! }))],
    }),
  },
  "signals a task that is still in discovery": {
    caughtBy: /leaves-first/,
    controllers: (pace) =>
      replaced("task", (task) => lied(task, () => ({ discoveryInstancesOfTask: () => [] })))(pace).map((controller) =>
        controller.name === "discovery-instances" ? lazy(controller) : controller,
      ),
  },
  "changes its mind about why a task stopped": {
    caughtBy: /lifecycle/,
    ...rogue("taskStatuses", (view) =>
      [...view.all("taskStatuses")]
        .filter(([, { lastStatus, stopCode }]) => lastStatus === "STOPPED" && stopCode !== "SpotInterruption")
        .map(([key]) => ({ op: "patch", table: "taskStatuses", key, row: { stopCode: "SpotInterruption" }, why: "planted" })),
    ),
  },
  "gives two tasks one address": { caughtBy: /own-addresses/, driver: (driver) => ({ ...driver, addresses: 1 }) },
  "puts every task on one instance": {
    caughtBy: /capacity/,
    ...seeing("service", (view) => ({
      placement(arn) {
        const { cluster, groups } = view.placement(arn);
        const [first] = cluster.instances();
        const choose = (_group: unknown, count = 1) => ({ instances: first === undefined ? [] : Array<string>(count).fill(first) });
        return { cluster: Object.assign(Object.create(cluster) as typeof cluster, { choose }), groups };
      },
    })),
  },
  "leaves a task in discovery that has stopped": {
    caughtBy: /discovery/,
    controllers: (pace) =>
      replaced("task", (task) => lied(task, () => ({ discoveryInstancesOfTask: () => [] })))(pace).filter(
        ({ name }) => name !== "discovery-instances",
      ),
  },
  "forgets to register a task in its target groups": {
    caughtBy: /targets:|convergence/,
    controllers: (pace) => controllersAt(pace).filter(({ name }) => name !== "task-targets"),
  },
  "signals a task while its load balancer lets go of it": {
    caughtBy: /drains-first/,
    // What has drained is forgotten in the real world, and not yet in the one that the controller sees.
    ...seeing("task", (view) => ({
      targetsOfTask: (arn) => (view.task(arn)?.status.desiredStatus === "STOPPED" ? [] : view.targetsOfTask(arn)),
    })),
  },
  "starts containers again that have no policy": {
    caughtBy: /restarts/,
    ...rogue("taskStatuses", (view) =>
      [...view.all("taskStatuses")]
        .filter(
          ([, { lastStatus, containers }]) =>
            lastStatus === "RUNNING" && Object.values(containers).every((c) => c.restartCount === undefined),
        )
        .map(([key, { containers }]) => ({
          op: "patch",
          table: "taskStatuses",
          key,
          row: { containers: Object.fromEntries(Object.entries(containers).map(([name, c]) => [name, { ...c, restartCount: 1 }])) },
          why: "planted",
        })),
    ),
  },
  "brings back a service deployment that has ended": {
    caughtBy: /deployment-states/,
    ...rogue("serviceDeployments", (view) =>
      [...view.all("serviceDeployments")]
        .filter(([, { status }]) => status === "SUCCESSFUL")
        .map(([key]) => ({ op: "patch", table: "serviceDeployments", key, row: { status: "IN_PROGRESS" }, why: "planted" })),
    ),
  },
  "never gets past the bake time": {
    caughtBy: /deployment-ends/,
    ...rogue("serviceDeployments", (view) =>
      [...view.all("serviceDeployments")].flatMap(([key, { stage, status }]) => {
        if (stage?.name !== "CLEAN_UP" || status !== "IN_PROGRESS") return [];
        const row = { stage: { ...stage, name: "BAKE_TIME", bakesUntil: 9e15 } } as const;
        return [{ op: "patch", table: "serviceDeployments", key, row, why: "planted" }];
      }),
    ),
  },
  "shifts traffic to tasks that are not there yet": {
    caughtBy: /shifts-to-healthy/,
    ...rogue("serviceDeployments", (view) =>
      [...view.all("serviceDeployments")].flatMap(([, { stage, status, deploymentId, settings }]) => {
        const row = view.get("deployments", deploymentId);
        if (!row || status !== "IN_PROGRESS" || stage?.name !== "SCALE_UP" || settings.loadBalancers.length === 0) return [];
        return shiftTraffic(view, row, "production", 100, "planted");
      }),
    ),
  },
  "takes capacity back that is not Spot": {
    caughtBy: /spot-notice/,
    ...rogue("taskStatuses", (view) =>
      [...view.all("taskStatuses")]
        .filter(([key, { lastStatus, desiredStatus }]) => {
          const { launchType, capacityProviderName } = view.get("taskSpecs", key) ?? {};
          return (
            lastStatus === "RUNNING" && desiredStatus === "RUNNING" && launchType === "FARGATE" && capacityProviderName !== "FARGATE_SPOT"
          );
        })
        .map(([key, { version }]) => ({
          op: "patch",
          table: "taskStatuses",
          key,
          row: { desiredStatus: "STOPPED", stopCode: "SpotInterruption", version: version + 1 },
          why: "planted",
        })),
    ),
  },
  "takes Spot capacity back far more often than it should": {
    caughtBy: /spot-rate/,
    controllers: (pace) => controllersAt({ ...pace, spotPerDay: (pace.spotPerDay ?? 0) * 10 }),
  },
  "never takes Spot capacity back by itself": {
    caughtBy: /spot-rate/,
    controllers: (pace) => controllersAt({ ...pace, spotPerDay: undefined }),
  },
  "ends Spot instances a minute after the notice": {
    caughtBy: /spot-notice/,
    ...rogue("containerInstances", (view) =>
      [...view.all("containerInstances")].flatMap(([key, { terminateAt, leavingSince, status }]) => {
        if (status === "INACTIVE" || terminateAt === undefined || terminateAt - leavingSince! !== 120_000) return [];
        return [{ op: "patch", table: "containerInstances", key, row: { terminateAt: terminateAt - 60_000 }, why: "planted" }];
      }),
    ),
  },
  "launches more instances than a group may have": {
    caughtBy: /group-size/,
    ...seeing("auto-scaling", (view) => ({
      get: (table, key) => {
        const row = view.get(table, key);
        return row && "maxSize" in row ? { ...row, desired: row.maxSize + 3 } : row;
      },
    })),
  },
  "lets go of protected instances": {
    caughtBy: /protected-instance/,
    ...seeing("auto-scaling", (view) => ({
      get: (table, key) => {
        const row = view.get(table, key);
        const busy = [...view.all("containerInstances")].some(([arn, { capacityProviderName, status }]) => {
          return capacityProviderName === "group" && status === "ACTIVE" && [...view.tasksOnInstance(arn)].length > 0;
        });
        if (row && "launching" in row) return busy ? { ...row, desired: 0, minSize: 0, maxSize: 0 } : row;
        if (!row || !("autoScalingGroupProvider" in row) || !row.autoScalingGroupProvider) return row;
        return { ...row, autoScalingGroupProvider: { ...row.autoScalingGroupProvider, managedTerminationProtection: "DISABLED" as const } };
      },
    })),
  },
  "stops protected tasks": {
    caughtBy: /protected-task/,
    ...seeing("service", (view) => ({
      tasksOfDeployment: (id, kind) => Array.from(view.tasksOfDeployment(id, kind), withoutProtection),
      task: (arn) => withoutProtection(view.task(arn)),
    })),
  },
  "protects tasks for ever": {
    caughtBy: /protection-time/,
    controllers: (pace) => controllersAt(pace).filter(({ name }) => name !== "task-protection"),
  },
  "ends protection before its time": {
    caughtBy: /protection-time/,
    ...seeing("task-protection", (view) => ({
      get(table, key) {
        const row = view.get(table, key);
        return row && "protectedUntil" in row && row.protectedUntil ? { ...row, protectedUntil: row.protectedUntil - 30_000 } : row;
      },
    })),
  },
  "protects tasks for an hour where nothing is said": {
    caughtBy: /protection-time/,
    mishears(call) {
      const protects = call.operation.name === "UpdateTaskProtection";
      return protects ? { ...call, input: { expiresInMinutes: 60, ...(call.input as object) } } : call;
    },
  },
  "leaves a service's zones uneven": {
    caughtBy: /zones-even/,
    ...seeing("service", () => ({ zonesOfDeployment: () => new Map([["us-east-1a", -9]]) })),
  },
  "keeps every event": {
    caughtBy: /bounded/,
    ...rogue("serviceEvents", (view) =>
      [...view.all("serviceEvents")]
        .filter(([, { events }]) => events.length <= 100)
        .map(([key, { events }]) => ({
          op: "patch",
          table: "serviceEvents",
          key,
          row: { events: Array.from({ length: 101 }, () => events[0]!) },
          why: "planted",
        })),
    ),
  },
};

function withoutProtection<T extends Task | undefined>(task: T): T {
  return task && { ...task, status: { ...task.status, protectedUntil: undefined } };
}

function withoutBreaker<T extends Table>(row: Row<T> | undefined): Row<T> | undefined {
  if (!row || !("deploymentConfiguration" in row)) return row;
  const { deploymentCircuitBreaker: _breaker, ...deploymentConfiguration } = row.deploymentConfiguration;
  return { ...row, deploymentConfiguration };
}

/** Registers tasks, and takes them out only when they are STOPPED. */
function lazy(controller: Controller): Controller {
  return {
    ...controller,
    decide(view, key, now, random) {
      const status = view.get("taskStatuses", key);
      const stops = status?.desiredStatus === "STOPPED" && status.lastStatus !== "STOPPED";
      return stops ? undefined : controller.decide(view, key, now, random);
    },
  };
}

/** Says that a batch is durable while it is still to be written. */
function early(store: Store): Store {
  const waiting: Batch[] = [];
  const next = (): void => {
    const [batch] = waiting;
    if (batch) store.commit(batch, () => void (waiting.shift(), next()));
  };
  return {
    ...store,
    commit(batch, done) {
      waiting.push(batch);
      if (waiting.length === 1) next();
      done();
    },
  };
}

function without(table: Table, batch: Batch): Batch {
  return { ...batch, rows: new Map([...batch.rows].filter(([name]) => name !== table)) };
}
