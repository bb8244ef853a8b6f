import type { View } from "../../state/view.js";
import { lying, percent, replaced, rogue, seeing, twice, type PlantedBugs } from "./plant.js";
import type { Bug } from "./simulate.js";

/** Mistakes with daemon services and with managed daemons. */
export const daemonBugs: PlantedBugs = {
  "runs daemons where they do not belong": {
    caughtBy: /daemon-place: a task/,
    ...seeingPlaces((cluster) => ({
      failures: (id, group) => cluster.failures(id, group).filter(({ reason }) => !reason.startsWith("MemberOf")),
    })),
  },
  "leaves daemons where they belong no more": {
    caughtBy: /daemon-place: .* goes on/,
    ...seeingPlaces((cluster) => ({
      failures: (id, group) => (cluster.tasksOf(group.name, id) > 0 ? [] : cluster.failures(id, group)),
    })),
  },
  "runs daemons on nine instances at most": {
    caughtBy: /daemon-everywhere/,
    ...seeingPlaces((cluster) => ({ instances: () => [...cluster.instances()].slice(0, 9) })),
  },
  "starts a daemon's task while the old one stops": {
    caughtBy: /daemon-place: .* has 2 tasks/,
    ...seeingPlaces((cluster, view) => {
      const stops = (id: string, name: string): boolean => {
        const own = [...view.tasksOnInstance(id)].filter(({ spec }) => spec.group === name);
        return own.length > 0 && own.every(({ status }) => status.desiredStatus === "STOPPED");
      };
      return {
        tasksOf: (name, id = "") => (stops(id, name) ? 0 : cluster.tasksOf(name, id)),
        failures: (id, group) =>
          cluster.failures(id, group).filter(({ reason }) => !reason.startsWith("RESOURCE") || !stops(id, group.name)),
      };
    }),
  },
  "takes daemons away before what they serve": {
    caughtBy: /daemon-last/,
    ...seeing("service", (view) => ({
      get(table, key) {
        const row = view.get(table, key);
        return row && "agentConnected" in row ? { ...row, status: "ACTIVE" } : row;
      },
    })),
  },
  "takes a daemon's minimum for less than it is": {
    caughtBy: /daemon-minimum/,
    ...percent("minimumHealthyPercent", -50, ({ schedulingStrategy }) => schedulingStrategy === "DAEMON"),
  },
  "starts a managed daemon's task twice": { caughtBy: /managed-daemon-place/, controllers: replaced("daemon", twice) },
  "starts tasks before the managed daemons on their instance": {
    caughtBy: /daemons-first/,
    ...seeing("task", () => ({ tasksOnInstance: () => [] })),
  },
  "brings back a daemon's deployment that has ended": {
    caughtBy: /daemon-deployment-states/,
    ...rogue("taskStatuses", (view) =>
      [...view.all("daemonDeployments")]
        .filter(([, { status }]) => status === "SUCCESSFUL")
        .map(([key]) => ({ op: "patch", table: "daemonDeployments", key, row: { status: "IN_PROGRESS" }, why: "planted" })),
    ),
  },
  "takes every daemon for one that instances do without": {
    caughtBy: /critical-daemon/,
    ...seeing("daemon", (view) => ({
      get(table, key) {
        const row = view.get(table, key);
        return row && "critical" in row ? { ...row, critical: false } : row;
      },
    })),
  },
  "never gets past a daemon's bake time": {
    caughtBy: /managed-daemon-everywhere/,
    ...rogue("daemonDeployments", (view) =>
      [...view.all("daemonDeployments")]
        .filter(([, { bakesUntil = 9e15 }]) => bakesUntil < 9e15)
        .map(([key]) => ({ op: "patch", table: "daemonDeployments", key, row: { bakesUntil: 9e15 }, why: "planted" })),
    ),
  },
};

/** Services that see the instances of their cluster otherwise than they are. */
function seeingPlaces(lies: (cluster: PlacedCluster, view: View) => Partial<PlacedCluster>): Bug {
  return seeing("service", (view) => ({
    placement(arn) {
      const { cluster, groups } = view.placement(arn);
      return { cluster: lying(cluster, lies(cluster, view)), groups };
    },
  }));
}

type PlacedCluster = ReturnType<View["placement"]>["cluster"];
