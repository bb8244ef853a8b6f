export { capacityPlaces } from "./capacity-places.js";
export type { CapacityPlace } from "./capacity-places.js";
export { findPartition, findRegion, regionCodes } from "./catalogue.js";
export type { Partition, Region } from "./catalogue.js";
export { endpointHost } from "./endpoint.js";
export { findZone } from "./zone.js";
export type { Zone, ZoneKind } from "./zone.js";
