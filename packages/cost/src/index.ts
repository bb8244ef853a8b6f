export { billing, billedSeconds } from "./billing.js";
export { estimate, estimateWith } from "./estimate/estimate.js";
export type { EstimateOptions } from "./estimate/options.js";
export { loadPrices } from "./prices/load-prices.js";
export type { PriceList, UnitPrice } from "./prices/price-list.js";
