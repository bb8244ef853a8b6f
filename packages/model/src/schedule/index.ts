export { readCron } from "./cron.js";
export type { CalendarDay, Cron } from "./cron.js";
