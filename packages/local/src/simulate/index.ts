export { assemblyOf as simulatedAssembly } from "./assembly-of.js";
export { simulationCsv } from "./csv.js";
export { readLoad } from "./load/read-load.js";
export { readSimulation } from "./read-simulation.js";
export { simulate } from "./simulate.js";
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
} from "./result.js";
