import { daemonController } from "./daemons/daemon-controller.js";
import { agentUpdates } from "./capacity/agent-updates.js";
import { autoScaling } from "./capacity/auto-scaling.js";
import { spotTasks } from "./capacity/spot-tasks.js";
import { waitingController } from "./capacity/waiting-controller.js";
import { discoveryInstances } from "./discovery/discovery-instances.js";
import { discoveryServices } from "./discovery/discovery-services.js";
import { taskProtection } from "./protection/task-protection.js";
import { expressIngress } from "./load-balancing/express-ingress.js";
import { gatewayIngress } from "./load-balancing/gateway-ingress.js";
import { targetController } from "./load-balancing/target-controller.js";
import { taskTargetController } from "./load-balancing/task-target-controller.js";
import { managedInstances } from "./managed-instances/managed-instances.js";
import { alarmController } from "./monitoring/alarm-controller.js";
import { scalingController } from "./scaling/scaling-controller.js";
import { serviceController } from "./service/service-controller.js";
import { taskController } from "./task/task-controller.js";
import type { Controller, Pace } from "./types.js";

/** The engine's controllers; what changes is shown to them in this order. */
export function controllersAt(pace: Pace): readonly Controller[] {
  return [
    discoveryServices,
    discoveryInstances,
    taskTargetController(pace),
    taskController(pace),
    taskProtection,
    // A daemon's task comes before the others on a new instance.
    daemonController,
    serviceController(pace),
    waitingController(pace),
    managedInstances,
    autoScaling(pace),
    spotTasks(pace),
    agentUpdates(pace),
    targetController(pace),
    expressIngress,
    gatewayIngress,
    alarmController,
    scalingController,
  ];
}
