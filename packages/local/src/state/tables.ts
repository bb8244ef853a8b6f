import type { Table } from "./rows.js";

const named: { readonly [T in Table]: true } = {
  clusters: true,
  families: true,
  taskDefinitions: true,
  services: true,
  deployments: true,
  serviceEvents: true,
  taskSpecs: true,
  taskStatuses: true,
  containerInstances: true,
  capacityProviders: true,
  tags: true,
  accountSettings: true,
  clientTokens: true,
  namespaces: true,
  discoveryServices: true,
  discoveryInstances: true,
  discoveryOperations: true,
  scalableTargets: true,
  scalingPolicies: true,
  scheduledActions: true,
  scalingActivities: true,
  loadBalancers: true,
  targetGroups: true,
  listeners: true,
  listenerRules: true,
  targets: true,
  metrics: true,
  metricHours: true,
  alarms: true,
  alarmHistories: true,
  serviceLoads: true,
  localContainers: true,
};

/** Every table's name. */
export const tableNames: readonly Table[] = Object.keys(named) as Table[];
