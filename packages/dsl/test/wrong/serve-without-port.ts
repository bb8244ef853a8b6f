import { app, task } from "@stowage/dsl";

const catalog = task("catalog").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("catalog", "1").port("http", 8080));
const worker = task("worker").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("worker", "1"));
export const shop = app("shop", { catalog, worker }).namespace("shop.local").configure({
  worker: (s) => s.serve("http"),
});
