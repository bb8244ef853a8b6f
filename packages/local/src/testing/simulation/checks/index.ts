import type { Pace } from "../../../control/types.js";
import type { Check } from "../check.js";
import { groupSize, protectedInstance, spotNotice, spotRate } from "./capacity.js";
import { daemonEverywhere, daemonLast, daemonMinimum, daemonPlace } from "./daemon-service.js";
import { breaker, noOrphans, onePrimary, stoppedDeployment } from "./deployments.js";
import { acknowledged, conservation, launchedOnce, leavesFirst } from "./effects.js";
import { lifecycle } from "./lifecycle.js";
import { drainsFirst, targets } from "./load-balancers.js";
import { criticalDaemon, daemonDeploymentStates, daemonsFirst, managedDaemonEverywhere, managedDaemonPlace } from "./managed-daemons.js";
import { fixpoint, indexes, storeEqualsMemory } from "./memory.js";
import { percentages } from "./percentages.js";
import { protectedTask, protectionTime } from "./protection.js";
import { restarts } from "./restarts.js";
import { deploymentEnds, deploymentStates, shiftsToHealthy } from "./service-deployments.js";
import { onePrimarySet, taskSetAnswer, taskSetMinimum, taskSetStarts, taskSetSteady } from "./task-sets.js";
import { bounded, capacity, convergence, discovery, ownAddresses } from "./world.js";
import { zonesEven } from "./zones.js";

/** Every check, with books of its own for one run. */
export function allChecks(pace: Pace, spotPerDay: number | undefined): readonly Check[] {
  return [
    ...percentages,
    daemonPlace,
    daemonLast,
    daemonMinimum,
    daemonEverywhere,
    taskSetStarts,
    taskSetMinimum,
    onePrimarySet,
    taskSetSteady,
    taskSetAnswer(),
    managedDaemonPlace,
    daemonsFirst,
    daemonDeploymentStates,
    criticalDaemon,
    managedDaemonEverywhere,
    stoppedDeployment,
    onePrimary,
    noOrphans,
    breaker,
    lifecycle,
    acknowledged,
    conservation(),
    launchedOnce,
    leavesFirst,
    drainsFirst,
    targets,
    restarts,
    protectedTask,
    protectionTime(),
    deploymentStates,
    shiftsToHealthy,
    spotNotice,
    spotRate(spotPerDay),
    groupSize,
    protectedInstance,
    ownAddresses,
    capacity,
    discovery,
    bounded,
    storeEqualsMemory,
    indexes,
    fixpoint(pace),
    deploymentEnds,
    convergence,
    zonesEven,
  ];
}
