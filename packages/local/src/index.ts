export type { LogLine } from "./drivers/process/process-driver.js";
export type { IngressEndpoint } from "./ingress/ingress.js";
export type { ClientSettings, LocalClock, LocalEngine } from "./local-engine.js";
export type { StowageEvent } from "./server/event-stream.js";
export type { LocalSection } from "./server/local-containers.js";
export { startLocal, type LocalOptions } from "./start-local.js";
export { assemblyOf as simulatedAssembly } from "./simulate/assembly-of.js";
export { simulationCsv } from "./simulate/csv.js";
export { readLoad } from "./simulate/load/read-load.js";
export { readSimulation } from "./simulate/read-simulation.js";
export { simulate } from "./simulate/simulate.js";
export type {
  InstanceRecord,
  MonthlyUptime,
  ServiceSeries,
  ServiceTotals,
  SimulatedFleetResult,
  SimulatedServiceResult,
  SimulationEvent,
  SimulationResult,
  TaskRecord,
  Uptime,
} from "./simulate/result.js";
