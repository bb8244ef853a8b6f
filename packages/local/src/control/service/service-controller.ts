import { parseArn } from "@stowage/model";
import { kindOf } from "../../state/kinds.js";
import type { View } from "../../state/view.js";
import type { Controller, Pace } from "../types.js";
import { rollOutTaskSets } from "../task-sets/roll-out-task-sets.js";
import { deleteService } from "./delete-service.js";
import { rollOutDaemon } from "./roll-out-daemon.js";
import { rollOut } from "./roll-out.js";

/** Keeps a service at its desired count, deploys its changes, and ends it. The key is the service's ARN. */
export function serviceController(pace: Pace): Controller {
  return {
    name: "service",
    wakes: {
      services: (_old, _now, key, wake) => wake(key),
      serviceDeployments: (old, now, _key, wake) => wake((now ?? old)!.serviceArn),
      alarms(old, now, key, wake, view) {
        if (old?.alarm.StateValue === now?.alarm.StateValue) return;
        const { account = "", region = "" } = parseArn(key) ?? {};
        for (const arn of view.servicesWatching(`${region}/${account}/${(now ?? old)!.name}`)) wake(arn);
      },
      deployments: (old, now, _key, wake) => wake((now ?? old)!.serviceArn),
      taskSets: (old, now, _key, wake) => wake((now ?? old)!.serviceArn),
      taskStatuses(old, now, key, wake, view) {
        const before = old && kindOf(old);
        const after = now && kindOf(now);
        const same = before === after && old?.protectedUntil === now?.protectedUntil;
        const spec = same ? undefined : view.get("taskSpecs", key);
        if (spec?.serviceArn !== undefined) wake(spec.serviceArn);
        // Room on an instance, or another task there, is what others may wait for.
        const moves = before === undefined || after === undefined;
        if (spec !== undefined && moves && (spec.containerInstanceArn !== undefined || spec.waiting))
          wakeBlocked(view, spec.clusterArn, wake);
      },
      // So is one waiting task less, where too many wait.
      taskSpecs(old, now, _key, wake, view) {
        if (old?.waiting && !now?.waiting) wakeBlocked(view, old.clusterArn, wake);
      },
      fargateShortages(_old, now, key, wake, view) {
        if (now !== undefined) return;
        const [region, account] = key.split("/");
        for (const [arn] of view.all("clusters")) {
          const place = parseArn(arn);
          if (place?.region === region && place?.account === account) wakeBlocked(view, arn, wake);
        }
      },
      containerInstances(old, now, _key, wake, view) {
        const { clusterArn } = (now ?? old)!;
        wakeBlocked(view, clusterArn, wake);
        // Another zone, or one less, makes services uneven that were even.
        if (old?.status === now?.status) return;
        for (const { arn, availabilityZoneRebalancing } of view.servicesOfCluster(clusterArn)) {
          if (availabilityZoneRebalancing === "ENABLED") wake(arn);
        }
      },
    },
    *keys(view) {
      for (const [arn] of view.all("services")) yield arn;
    },
    decide(view, key, now, random) {
      const service = view.get("services", key);
      if (!service) return undefined;
      if (service.status === "INACTIVE") return deleteService(view, service, now, pace);
      if (service.deploymentController !== "ECS") return rollOutTaskSets(view, service, now, random);
      const daemon = service.schedulingStrategy === "DAEMON" && service.status === "ACTIVE";
      return daemon ? rollOutDaemon(view, service, now, random, pace) : rollOut(view, service, now, random, pace);
    },
  };
}

/** Daemons first: room on an instance is theirs before it is replicas'. Source: Amazon ECS Developer Guide, "Amazon ECS services" (DAEMON). */
function wakeBlocked(view: View, clusterArn: string, wake: (key: string) => void): void {
  const replicas: string[] = [];
  for (const arn of view.blockedServices(clusterArn)) {
    if (view.get("services", arn)?.schedulingStrategy === "DAEMON") wake(arn);
    else replicas.push(arn);
  }
  for (const arn of replicas) wake(arn);
}
