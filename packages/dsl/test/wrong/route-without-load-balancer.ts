import { app, task } from "@stowage/dsl";

const web = task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1").port("http", 8080));
export const shop = app("shop", { web })
  .cluster("main")
  .configure({
    web: (s) => s.route("http", "public:http"),
  });
