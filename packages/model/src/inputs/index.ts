export { configurationSchema, defineConfig } from "./configuration.js";
export type { Configuration, ConfiguredPolicy } from "./configuration.js";
export { observationsSchema } from "./observations.js";
export type { Observations, Percentiles, ServiceObservation } from "./observations.js";
export { priceBookSchema } from "./price-book.js";
export type { Discount, Price, PriceBook } from "./price-book.js";
export { readInput } from "./read-input.js";
export { usageSchema } from "./usage.js";
export type { FileSystemUsage, ServiceUsage, SharedUsage, TaskUsage, Usage } from "./usage.js";
