import { app, task } from "@stowage/dsl";

const catalog = task("catalog").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("catalog", "1").port("http", 8080));
const web = task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1").port("http", 8080));
export const shop = app("shop", { catalog, web }).namespace("shop.local").configure({
  web: (s) => s.scale({ min: 12, max: 2 }),
});
