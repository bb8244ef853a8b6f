import { app, stages, task } from "@stowage/dsl";

const web = task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1").port("http", 8080));
const all = stages(["test", "live"], (stage) => app("shop", { web }).configure({ web: (s) => s.desired(stage.pick({ test: 1, live: 4 })) }));
export const shop = all.test;
