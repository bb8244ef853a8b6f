export { configurationSchema, defineConfig } from "./configuration.js";
export type { Configuration, ConfiguredPolicy } from "./configuration.js";
export { observationsSchema } from "./observations.js";
export type { Observations, Percentiles, ServiceObservation } from "./observations.js";
export { priceBookSchema } from "./price-book.js";
export type { Discount, Price, PriceBook } from "./price-book.js";
export { readInput } from "./read-input.js";
export { simulationSchema } from "./simulation.js";
export type {
  LoadPoints,
  LoadShape,
  SimulatedAlarm,
  SimulatedFailures,
  SimulatedLoad,
  SimulatedScaling,
  SimulatedService,
  SimulatedSpan,
  SimulatedStartup,
  SimulatedZoneLoss,
  SimulationScenario,
} from "./simulation.js";
export { usageSchema } from "./usage.js";
export type { FileSystemUsage, ServiceUsage, SharedUsage, TaskUsage, Usage } from "./usage.js";
