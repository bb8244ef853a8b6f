import { servesProduction } from "../../../control/deployments/staged/serves-production.js";
import { maxServiceEvents } from "../../../control/service-events.js";
import { violate, type Check } from "../check.js";
import { keyOf } from "../faulty-driver.js";

/** No two tasks have one address. */
export const ownAddresses: Check = {
  name: "own-addresses",
  standstill({ engine: { view } }) {
    const seen = new Map<string, string>();
    for (const [arn, { lastStatus }] of view.all("taskStatuses")) {
      const address = lastStatus === "STOPPED" ? undefined : view.get("taskSpecs", arn)?.network?.privateIPv4Address;
      if (address === undefined) continue;
      if (seen.has(address)) violate("own-addresses", `${address} belongs to ${seen.get(address)} and ${arn}`);
      seen.set(address, arn);
    }
  },
};

/** No instance has more on it than it registered. */
export const capacity: Check = {
  name: "capacity",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || old !== undefined || row === undefined) return;
    const arn = books.get("taskSpecs", key)?.containerInstanceArn;
    const instance = arn === undefined ? undefined : books.get("containerInstances", arn);
    if (!instance) return;
    if (instance.status !== "ACTIVE") violate("capacity", `a task is placed on an instance that is ${instance.status}`);
    const tasks = [...books.rows("taskSpecs")].filter(
      ([task, spec]) => spec.containerInstanceArn === arn && books.get("taskStatuses", task)?.lastStatus !== "STOPPED",
    );
    for (const [name, member] of [
      ["CPU", "cpu"],
      ["MEMORY", "memory"],
    ] as const) {
      const used = tasks.reduce((sum, [, spec]) => sum + Number(spec[member] ?? 0), 0);
      const there = instance.registeredResources.find((resource) => resource.name === name)?.integerValue ?? 0;
      if (used > there) violate("capacity", `${instance.id} has ${used} of ${there} ${name} taken`);
    }
  },
};

/** What is in discovery is what runs and is to run. */
export const discovery: Check = {
  name: "discovery",
  standstill({ engine: { view } }) {
    for (const [key, { taskArn }] of view.all("discoveryInstances")) {
      const status = taskArn === undefined ? undefined : view.get("taskStatuses", taskArn);
      if (status?.lastStatus !== "RUNNING" || status.desiredStatus !== "RUNNING") {
        violate("discovery", `${key} is registered for a task that is ${status?.lastStatus}`);
      }
    }
    for (const [arn, { lastStatus, desiredStatus }] of view.all("taskStatuses")) {
      const spec = view.get("taskSpecs", arn)!;
      const deployment = spec.deploymentId === undefined ? undefined : view.get("deployments", spec.deploymentId);
      const served = deployment?.settings.serviceConnectConfiguration?.services?.length ?? 0;
      const names = servesProduction(view, spec) ? served : 0;
      if (lastStatus !== "RUNNING" || desiredStatus !== "RUNNING") continue;
      const found = [...view.discoveryInstancesOfTask(arn)].length;
      if (found !== names) violate("discovery", `${arn} serves ${names} names and is registered ${found} times`);
    }
  },
};

/** Histories are bounded. */
export const bounded: Check = {
  name: "bounded",
  standstill({ engine: { view } }) {
    for (const [arn, { events }] of view.all("serviceEvents")) {
      if (events.length > maxServiceEvents) violate("bounded", `${arn} has ${events.length} events`);
    }
  },
};

/** Once faults have ended, every service is as it should be, every stopped task is STOPPED, and the host runs what the rows say. */
export const convergence: Check = {
  name: "convergence",
  standstill({ engine: { view }, driver, healed }) {
    if (!healed) return;
    for (const [arn, service] of view.all("services")) {
      if (service.status === "DRAINING") violate("convergence", `${service.name} is still draining`);
      if (service.status !== "ACTIVE" || service.deploymentController !== "ECS") continue;
      const deployments = view.deploymentsOf(arn).map(({ id, rolloutState, failedTasks }) => `${id} ${rolloutState} ${failedTasks}`);
      if (!service.steady) violate("convergence", `${service.name} is not steady: ${deployments.join("; ")}`);
      const healthy = view.countTasks(view.deploymentsOf(arn).at(-1)!.id, "healthy");
      if (healthy !== service.desiredCount) violate("convergence", `${service.name} has ${healthy} of ${service.desiredCount} tasks`);
    }
    const running = new Set<string>();
    for (const [arn, status] of view.all("taskStatuses")) {
      if (status.desiredStatus === "STOPPED" && status.lastStatus !== "STOPPED")
        violate("convergence", `${arn} hangs in ${status.lastStatus}`);
      for (const [container, { lastStatus }] of Object.entries(status.containers)) {
        if (lastStatus === "RUNNING") running.add(keyOf({ taskArn: arn, container }));
      }
    }
    const held = new Set(driver.list().map(keyOf));
    for (const container of running) if (!held.has(container)) violate("driver-equals-store", `${container} runs nowhere`);
    for (const container of held) if (!running.has(container)) violate("driver-equals-store", `${container} runs and nobody knows`);
  },
};
